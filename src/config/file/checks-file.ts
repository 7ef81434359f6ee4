/** A configuration file, read and checked: which checks there are, and what each is set to. */

import { nearWords } from '#model/near-words.ts'
import { ProblemError } from '#model/problem.ts'
import { checkerNames } from '#model/snapshot.ts'
import { readActionInputs } from '../action-inputs.ts'
import { joinArguments } from '../argv.ts'
import type { ActionConfig } from '../config.ts'
import { choice, flag, type Given, optionalCount } from '../values.ts'
import { type ConfigDocument, placeOf } from './document.ts'
import {
  checkSettings,
  commentWords,
  fileKeys,
  isSetting,
  type SettingKind,
  type SettingName,
  settingNames,
} from './settings.ts'

/** The value of a setting as the action's input of that name would be given, and where it was said. */
export interface Setting {
  readonly value: string
  /** `type-ratchet.yml:7`, or another source in the user's words. */
  readonly from: string
}

/** What a check is set to; what is left out has its default. */
export type Settings = ReadonlyMap<SettingName, Setting>

/** One check of the file. */
export interface NamedCheck {
  readonly name: string
  readonly settings: Settings
}

/** Everything that a file says. */
export interface ChecksFile {
  readonly path: string
  /** In the order of the file, at least one. */
  readonly checks: readonly NamedCheck[]
  /** null: as many as there are cores. */
  readonly parallel: number | null
  readonly comment: ActionConfig['comment']
  readonly checkRun: boolean
}

/** More would not fit into one comment, a row for each. */
const mostChecks = 100

/** Throws a `ProblemError` with the place and the nearest known word for whatever is not right in it, of every check. */
export function readChecksFile(document: ConfigDocument): ChecksFile {
  const file = tableAt(document, [])
  requireKnown(document, [], { found: Object.keys(file), known: fileKeys })
  const defaults = settingsAt(document, ['defaults'])
  const names = Object.keys(tableAt(document, ['checks']))
  if (names.length > mostChecks) {
    throw mistaken(document, {
      keys: ['checks'],
      value: String(names.length),
      expected: `a table of at most ${mostChecks} checks`,
    })
  }
  if (names.length === 0) {
    throw mistaken(document, {
      keys: ['checks'],
      value: '',
      expected: 'a table of checks by name, with at least one',
    })
  }
  const checks = names.map((name) => {
    const own = settingsAt(document, ['checks', name])
    return { name, settings: new Map([...impliedSettings(name, document), ...defaults, ...own]) }
  })
  for (const check of checks) {
    configOf(check.settings)
  }
  const given = (key: string): Given => ({ input: key, value: scalarAt(document, [key]) })
  return {
    path: document.path,
    checks,
    parallel: within(placeOf(document, ['parallel']), () => atLeastOne(given('parallel'))),
    checkRun: within(placeOf(document, ['check-run']), () => flag(given('check-run'))),
    comment: within(placeOf(document, ['comment']), () => choice(given('comment'), commentWords)),
  }
}

/** By the reader of the action's inputs. Throws a `ProblemError` that says where the value stands. */
export function configOf(
  settings: Settings,
  /** What no file says: the runner's own contexts. */
  ofRun: (name: string) => string = () => '',
): ActionConfig {
  const inputOf = (name: string): string =>
    isSetting(name) ? (settings.get(name)?.value ?? '') : ofRun(name)
  try {
    return readActionInputs(inputOf)
  } catch (error) {
    throw placed(error, (input) => (isSetting(input) ? (settings.get(input)?.from ?? null) : null))
  }
}

/** A check that is called like a checker needs not say so again. */
function impliedSettings(name: string, document: ConfigDocument): Settings {
  const isChecker = checkerNames.some((checker) => checker === name)
  const from = `the check’s name, ${placeOf(document, ['checks', name])}`
  return new Map(isChecker ? [['checker', { value: name, from }]] : [])
}

function settingsAt(document: ConfigDocument, keys: readonly string[]): Settings {
  const table = tableAt(document, keys)
  requireKnown(document, keys, { found: Object.keys(table), known: settingNames })
  return new Map(
    Object.keys(table)
      .filter(isSetting)
      .map((name) => {
        const path = [...keys, name]
        const value = scalarAt(document, path, joiners[checkSettings[name].kind] ?? null)
        return [name, { value, from: placeOf(document, path) }]
      }),
  )
}

/** How a list becomes the text of an input. */
const joiners: Readonly<Partial<Record<SettingKind, (list: readonly string[]) => string>>> = {
  words: joinArguments,
  patterns: (list) => list.join(' '),
}

function requireKnown(
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

function valueAt({ data }: ConfigDocument, keys: readonly string[]): unknown {
  let value = data
  for (const key of keys) {
    value = isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }
  return value
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** Nothing is an empty one: `api:` alone is a check with every default. */
function tableAt(document: ConfigDocument, keys: readonly string[]): Readonly<Record<string, unknown>> {
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
function scalarAt(
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

function mistaken(
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

function atLeastOne(given: Given): number | null {
  const count = optionalCount(given)
  if (count === 0) {
    throw new ProblemError({ kind: 'input-invalid', ...given, expected: 'a whole number from 1' })
  }
  return count
}

function within<Value>(place: string, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw placed(error, () => place)
  }
}

/** The same problem with the place of its value, where a file holds it. */
function placed(error: unknown, placeOfInput: (input: string) => string | null): unknown {
  if (!(error instanceof ProblemError)) {
    return error
  }
  const { problem } = error
  switch (problem.kind) {
    case 'input-invalid':
    case 'command-needs-shell':
    case 'command-unclosed-quote': {
      const place = placeOfInput(problem.input)
      return place === null ? error : new ProblemError({ ...problem, place }, { cause: error })
    }
    default:
      return error
  }
}
