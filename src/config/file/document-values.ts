/** Takes values out of a configuration file. Every refusal names the key, the place and what was expected. */
import { nearWords } from '#model/near-words.ts'
import { ProblemError } from '#model/problem.ts'
import { type ConfigDocument, placeOf } from './document.ts'

export function requireKnown(
  document: ConfigDocument,
  keys: readonly string[],
  { found, known }: { readonly found: readonly string[]; readonly known: readonly string[] },
): void {
  const unknown = found.find((key) => !known.includes(key))
  if (unknown !== undefined) {
    throw new ProblemError({
      kind: 'config-key-unknown',
      key: [...keys, unknown].join('.'),
      place: placeOf(document, [...keys, unknown]),
      known,
      near: nearWords(unknown, known),
    })
  }
}

export function valueAt({ data }: ConfigDocument, keys: readonly string[]): unknown {
  let value = data
  for (const key of keys) {
    value = isHolder(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }
  return value
}

/** A table, or a list by the numbers of its items. */
function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return Array.isArray(value) || isTable(value)
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** Nothing is an empty one: `api:` alone is a check with every default. */
export function tableAt(
  document: ConfigDocument,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  const value = valueAt(document, keys)
  if (value === undefined || value === null) {
    return {}
  }
  if (!isTable(value)) {
    throw mistaken(document, { keys, value: shown(value), expected: 'a table of names and values' })
  }
  return value
}

/** As text, the way an input is given; `''` when it is not there. */
export function scalarAt(
  document: ConfigDocument,
  keys: readonly string[],
  join: ((list: readonly string[]) => string) | null = null,
): string {
  const value = valueAt(document, keys)
  if (value === undefined) {
    return ''
  }
  if (join !== null && Array.isArray(value) && value.every((word) => typeof word === 'string')) {
    return join(value)
  }
  const text = scalarText(value)
  if (text === null) {
    const expected = join === null ? 'a text or a number' : 'a text, or a list of texts'
    throw mistaken(document, { keys, value: shown(value), expected })
  }
  return text
}

/** A day of TOML is a date whose text is the day. */
function scalarText(value: unknown): string | null {
  if (value instanceof Date) {
    return value.toISOString()
  }
  const isScalar = ['string', 'number', 'boolean', 'bigint'].includes(typeof value)
  return isScalar ? String(value) : null
}

function shown(value: unknown): string {
  return value === null ? '' : JSON.stringify(value)
}

export function mistaken(
  document: ConfigDocument,
  {
    keys,
    value,
    expected,
  }: { readonly keys: readonly string[]; readonly value: string; readonly expected: string },
): ProblemError {
  const place = placeOf(document, keys)
  return new ProblemError({
    kind: 'input-invalid',
    input: keys.join('.') || document.path,
    value,
    expected,
    place,
  })
}
