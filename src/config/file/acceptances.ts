/** Reads `accept`: growth of a check beyond its limits that is allowed for a time, with a reason and a last day. */
import { nearWords } from '#model/near-words.ts'
import type { Acceptance } from '#model/policy.ts'
import { ProblemError } from '#model/problem.ts'
import { optionalCount, optionalDay } from '../values.ts'
import { type ConfigDocument, placeOf } from './document.ts'
import { mistaken, requireKnown, scalarAt, valueAt } from './document-values.ts'

/** What an entry may say. */
const acceptKeys = ['check', 'rule', 'path', 'count', 'reason', 'owner', 'expires'] as const

/** Those of one check; every entry is looked at, so that none is for a check that is not there. */
export function acceptances(
  document: ConfigDocument,
  { check, names }: { readonly check: string; readonly names: readonly string[] },
): readonly Acceptance[] {
  const list = valueAt(document, ['accept']) ?? []
  if (!Array.isArray(list)) {
    throw mistaken(document, { keys: ['accept'], value: JSON.stringify(list), expected: 'a list of entries' })
  }
  return list.flatMap((_, index) => {
    const entry = acceptance(document, ['accept', String(index)], names)
    return entry.check === check ? [entry.acceptance] : []
  })
}

function acceptance(
  document: ConfigDocument,
  keys: readonly string[],
  names: readonly string[],
): { readonly check: string; readonly acceptance: Acceptance } {
  const entry = valueAt(document, keys)
  requireKnown(document, keys, { found: Object.keys(Object(entry)), known: acceptKeys })
  const text = (key: string): string => scalarAt(document, [...keys, key]).trim()
  const refused = (key: string, expected: string, near: readonly string[] = []): ProblemError =>
    new ProblemError({
      kind: 'input-invalid',
      input: [...keys, key].join('.'),
      value: text(key),
      expected,
      near,
      place: placeOf(document, [...keys, key]),
    })
  const check = text('check')
  if (!names.includes(check)) {
    throw refused(
      'check',
      `one of the checks: ${names.map((name) => `\`${name}\``).join(', ')}`,
      nearWords(check, names),
    )
  }
  const count = countOf(text('count'))
  if (count === null) {
    throw refused('count', 'a whole number from 1')
  }
  if (text('reason') === '') {
    throw refused('reason', 'the reason, in a sentence')
  }
  if (!isDay(text('expires'))) {
    throw refused('expires', 'the last day, such as `2027-03-31`')
  }
  return {
    check,
    acceptance: {
      rule: text('rule') || null,
      path: text('path') || null,
      count,
      reason: text('reason'),
      owner: text('owner') || null,
      expires: text('expires'),
      from: placeOf(document, keys),
    },
  }
}

/** null for what is none, and for 0. */
function countOf(value: string): number | null {
  return /^\d{1,9}$/.test(value) && Number(value) > 0 ? optionalCount({ input: 'count', value }) : null
}

function isDay(value: string): boolean {
  try {
    return optionalDay({ input: 'expires', value }) !== null
  } catch (error) {
    if (error instanceof ProblemError) {
      return false
    }
    throw error
  }
}
