/**
 * Words of a command line that decide how much a checker says, and what they state. They are all that a snapshot keeps of the
 * words themselves: of any other it keeps a digest, because it may hold anything.
 */
import type { SettingsQuery } from './settings.ts'
import {
  everything,
  type ImpliedValue,
  type StatedValue,
  type StrictSettings,
  type Weight,
} from './strict-settings.ts'

/** What stands behind a flag: nothing, a value, or `true` or `false` where that follows. */
export type FlagValue = 'none' | 'value' | 'truth'

/** A flag by the first of its names. */
export interface FlagForm {
  readonly name: string
  readonly takes: FlagValue
}

/** The flags of a checker. */
export interface StrictFlags {
  /** Null for a word that says nothing of how much is said. */
  readonly form: (name: string) => FlagForm | null
  /** They stand behind `--`, where other checkers name files. */
  readonly behindDashes?: true
}

/** One as given; `value` is null where none stands behind it. */
export interface GivenFlag {
  readonly name: string
  readonly value: string | null
}

/** Flags by all their names, the one that is told first: `['-A --allow', 'value']`. */
export function flagTable(rows: readonly (readonly [names: string, takes: FlagValue])[]): StrictFlags {
  const forms = new Map(
    rows.flatMap(([names, takes]) => {
      const [name = '', ...others] = names.split(' ')
      return [name, ...others].map((each) => [each, { name, takes }] as const)
    }),
  )
  return { form: (name) => forms.get(name) ?? null }
}

/** What is asked of a checker's configuration, with the flags that count before it. */
export interface StrictQuery extends SettingsQuery {
  readonly flags: readonly GivenFlag[]
}

/** In the order given, as they are kept: `--strict`, `--ignore=E501`. */
export function strictFlagsIn(args: readonly string[], flags: StrictFlags): readonly string[] {
  const dashes = args.indexOf('--')
  const before = dashes === -1 ? args : args.slice(0, dashes)
  const words = flags.behindDashes === true ? args.slice(before.length + 1) : before
  const found: string[] = []
  for (let at = 0; at < words.length; at++) {
    const given = flagAt(words, at, flags)
    if (given !== null) {
      found.push(given.value === null ? given.name : `${given.name}=${given.value}`)
      at += given.taken
    }
  }
  return found
}

interface TakenFlag extends GivenFlag {
  /** Words behind its own. */
  readonly taken: number
}

function flagAt(words: readonly string[], at: number, flags: StrictFlags): TakenFlag | null {
  const word = words[at] ?? ''
  const form = flags.form(word)
  return form === null ? joinedFlag(word, flags) : flagBefore(form, words[at + 1])
}

function flagBefore({ name, takes }: FlagForm, next: string | undefined): TakenFlag | null {
  if (takes === 'none') {
    return { name, value: null, taken: 0 }
  }
  if (takes === 'truth') {
    const said = /^(?:true|false)$/i.exec(next ?? '')?.[0].toLowerCase()
    return { name, value: said ?? 'true', taken: said === undefined ? 0 : 1 }
  }
  return next === undefined ? null : { name, value: next, taken: 1 }
}

/** `--ignore=E501`, `-AE501` */
function joinedFlag(word: string, { form }: StrictFlags): TakenFlag | null {
  const equals = word.indexOf('=')
  const cut = equals > 0 ? equals : /^-[A-Za-z]./.test(word) ? 2 : -1
  const part = cut === -1 ? null : form(word.slice(0, cut))
  return part === null || part.takes === 'none'
    ? null
    : { name: part.name, value: word.slice(equals > 0 ? cut + 1 : cut), taken: 0 }
}

/** As {@link strictFlagsIn} kept them. */
export function keptFlags(kept: readonly string[]): readonly GivenFlag[] {
  return kept.map((word) => {
    const equals = word.indexOf('=')
    return equals === -1
      ? { name: word, value: null }
      : { name: word.slice(0, equals), value: word.slice(equals + 1) }
  })
}

/** What a flag states; one without a value is told as `true`. */
export function flagState({ name, value }: GivenFlag, weight: Weight): StatedValue {
  return { path: null, name, text: value ?? 'true', weight }
}

/** The names in the values of all flags of one name, which together are one list; null where none is given. */
export function flagList(
  flags: readonly GivenFlag[],
  name: string,
  kind: 'asked' | 'hidden',
): StatedValue | null {
  const given = flags.filter((flag) => flag.name === name)
  const names = given.flatMap(({ value }) => listed(value ?? '')).toSorted()
  return given.length === 0 ? null : { path: null, name, text: names.join(', '), weight: { kind, names } }
}

/** The words between commas. */
export function listed(value: string): readonly string[] {
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** Of a flag that no file stands for: what it states, and what holds without it. */
export interface FlagRule {
  /** Null for a value that says nothing. */
  readonly state: (flags: readonly GivenFlag[]) => StatedValue | null
  readonly usual: Weight
}

/** By the name of its setting. */
export type FlagRules = Readonly<Record<string, FlagRule>>

/** A flag that is given or not: `says` more or less than without it. */
export function switchRule(name: string, says: 'more' | 'less'): FlagRule {
  return {
    state: (flags) => {
      const given = flags.findLast((flag) => flag.name === name)
      return given === undefined ? null : flagState(given, { kind: 'level', level: says === 'more' ? 1 : -1 })
    },
    usual: { kind: 'level', level: 0 },
  }
}

/** A flag with one of some values, each with what it is worth; the last one counts. */
export function levelRule(name: string, levels: Readonly<Record<string, number>>, usual: number): FlagRule {
  return {
    state: (flags) => {
      const given = flags.findLast((flag) => flag.name === name)
      const level = levels[given?.value ?? '']
      return given === undefined || level === undefined ? null : flagState(given, { kind: 'level', level })
    },
    usual: { kind: 'level', level: usual },
  }
}

/** A list of names: what is looked for, which is `usual` without one, or what is left out. */
export function listRule(
  name: string,
  kind: 'asked' | 'hidden',
  usual: readonly string[] = kind === 'asked' ? [everything] : [],
): FlagRule {
  return { state: (flags) => flagList(flags, name, kind), usual: { kind, names: usual } }
}

/** What files say, with what flags say over it. */
export function withFlags(
  files: StrictSettings,
  flags: { readonly stated: ReadonlyMap<string, StatedValue>; readonly rules?: FlagRules },
): StrictSettings {
  const { stated, rules = {} } = flags
  return {
    ...files,
    stated: new Map([...files.stated, ...stated]),
    implied: (setting, other): ImpliedValue | null => {
      const rule = Object.hasOwn(rules, setting) ? rules[setting] : undefined
      return rule === undefined ? files.implied(setting, other) : { text: null, weight: rule.usual }
    },
  }
}

/** The settings of rules that flags alone decide, over what files say. */
export function withRules(
  files: StrictSettings,
  rules: FlagRules,
  flags: readonly GivenFlag[],
): StrictSettings {
  const stated = Object.entries(rules).flatMap(([setting, { state }]) => {
    const value = state(flags)
    return value === null ? [] : [[setting, value] as const]
  })
  return withFlags(files, { stated: new Map(stated), rules })
}

/** Levels by rule: the last flag that names a rule counts. */
export function flagLevels(
  flags: readonly GivenFlag[],
  levels: Readonly<Record<string, number>>,
  settingOf: (rule: string) => string = (rule) => rule,
): ReadonlyMap<string, StatedValue> {
  const stated = new Map<string, StatedValue>()
  for (const { name, value } of flags) {
    const level = levels[name]
    for (const rule of level === undefined ? [] : listed(value ?? '')) {
      const weight: Weight = { kind: 'level', level: level ?? 0 }
      stated.set(settingOf(rule), { path: null, name: rule, text: name.replace(/^-+/, ''), weight })
    }
  }
  return stated
}
