/**
 * How much mypy's configuration makes it say, of everything and of some modules. Upstream: `parse_section` and
 * `mypy_config_types` of `mypy/config_parser.py`, `Options` of `mypy/options.py`, `--strict` of `mypy --help`; 2.4.
 */
import { tableOf, textOf, textsOf } from '../settings/config-value.ts'
import {
  flagList,
  flagState,
  type GivenFlag,
  type StrictFlags,
  type StrictQuery,
} from '../settings/strict-flags.ts'
import type { ImpliedValue, StatedValue, StrictSettings, Weight } from '../settings/strict-settings.ts'
import { type MypyConfig, mypyConfig } from './settings.ts'

type Table = Readonly<Record<string, unknown>>

/** What `strict` stands for. */
export const impliedByStrict: readonly string[] = [
  'disallow_any_generics',
  'disallow_subclassing_any',
  'disallow_untyped_calls',
  'disallow_untyped_defs',
  'disallow_incomplete_defs',
  'check_untyped_defs',
  'disallow_untyped_decorators',
  'warn_redundant_casts',
  'warn_unused_ignores',
  'warn_return_any',
  'implicit_reexport',
  'strict_equality',
  'extra_checks',
]
/** Options of mypy that are true or false, and whether it says more with `true`. */
const switches: ReadonlyMap<string, boolean> = new Map([
  ...[
    ...['strict', 'check_untyped_defs', 'disallow_untyped_defs', 'disallow_incomplete_defs'],
    ...['disallow_untyped_calls', 'disallow_untyped_decorators', 'disallow_any_generics'],
    ...['disallow_any_unimported', 'disallow_any_explicit', 'disallow_any_decorated', 'disallow_any_expr'],
    ...['disallow_subclassing_any', 'warn_return_any', 'warn_redundant_casts', 'warn_unused_ignores'],
    ...['warn_unreachable', 'warn_no_return', 'strict_optional', 'strict_equality'],
    ...['strict_equality_for_none', 'strict_bytes', 'extra_checks'],
  ].map((name) => [name, true] as const),
  ...[
    ...['ignore_errors', 'ignore_missing_imports', 'allow_untyped_globals', 'allow_redefinition'],
    ...['implicit_optional', 'implicit_reexport', 'allow_empty_bodies'],
  ].map((name) => [name, false] as const),
])
const trueByDefault: ReadonlySet<string> = new Set(['warn_no_return', 'strict_optional', 'implicit_reexport'])
/** Before mypy 2 it was false by default. */
const defaultUnknown: ReadonlySet<string> = new Set(['strict_bytes'])
const lists: Readonly<Record<string, 'asked' | 'hidden'>> = {
  enable_error_code: 'asked',
  disable_error_code: 'hidden',
}
const followLevels: Readonly<Record<string, number>> = { skip: 0, silent: 1, normal: 2 }

/** Flags count before what files say of everything, and so does what `--strict` stands for. Tried with 2.4. */
export async function mypyStrictSettings(query: StrictQuery): Promise<StrictSettings> {
  const config = await mypyConfig(query)
  const stated = new Map<string, StatedValue>()
  for (const { module, options } of config === null ? [] : partsOf(config)) {
    for (const value of statedIn(options, config?.file.path ?? '')) {
      stated.set(keyOf(value.setting, module), { ...value, name: keyOf(value.name, module) })
    }
  }
  const isStrict = query.flags.some(({ name }) => name === '--strict')
  for (const setting of isStrict ? impliedByStrict : []) {
    stated.delete(setting)
  }
  for (const [setting, value] of statedByFlags(query.flags, stated)) {
    stated.set(setting, value)
  }
  return {
    stated,
    implied: (key, other) => {
      const [, setting = key, module = ''] = /^(\S+) \((.*)\)$/.exec(key) ?? []
      return impliedValue({ setting, module, other, stated })
    },
    standFor: new Map([['strict', impliedByStrict]]),
  }
}

/** The switches, and what takes a value. */
export const mypyFlags: StrictFlags = {
  form: (name) => {
    const option = optionOf(name)
    return option in lists || option === 'follow_imports'
      ? { name, takes: 'value' }
      : name.startsWith('--') && switchOf(option) !== null
        ? { name, takes: 'none' }
        : null
  },
}

/** `--no-strict-optional` is `no_strict_optional` in a file. */
function optionOf(flag: string): string {
  return flag.replace(/^--/, '').replaceAll('-', '_')
}

/** Lists go on where the file's end. */
function statedByFlags(
  flags: readonly GivenFlag[],
  files: ReadonlyMap<string, StatedValue>,
): ReadonlyMap<string, StatedValue> {
  const stated = new Map<string, StatedValue>()
  for (const flag of flags) {
    const option = optionOf(flag.name)
    const known = switchOf(option)
    const level = option === 'follow_imports' ? followLevels[flag.value ?? ''] : undefined
    const kind = lists[option]
    const list = kind === undefined ? null : flagList(flags, flag.name, kind)
    if (list !== null) {
      stated.set(option, joined(files.get(option), list))
    } else if (level !== undefined) {
      stated.set(option, flagState(flag, { kind: 'level', level }))
    } else if (known !== null) {
      stated.set(known.setting, flagState(flag, switchWeight(known.setting, !known.inverted)))
    }
  }
  return stated
}

function joined(file: StatedValue | undefined, flag: StatedValue): StatedValue {
  const [own, more] = [file?.weight, flag.weight]
  if (own === undefined || own.kind === 'level' || more.kind === 'level') {
    return flag
  }
  const names = [...new Set([...own.names, ...more.names])].toSorted()
  return { ...flag, text: names.join(', '), weight: { kind: more.kind, names } }
}

/** `ignore_errors (legacy.*)` */
function keyOf(setting: string, module: string): string {
  return module === '' ? setting : `${setting} (${module})`
}

/** An option as a file or a flag spells it. */
export interface Switch {
  readonly setting: string
  /** The file's name for it says the contrary. */
  readonly inverted: boolean
}

/** `no_implicit_reexport`, `allow_untyped_defs`: the contrary of an option is one, too. */
export function switchOf(name: string): Switch | null {
  const named = (setting: string, inverted: boolean): Switch | null =>
    switches.has(setting) ? { setting, inverted } : null
  return (
    named(name, false) ??
    (name.startsWith('no_') ? named(name.slice(3), true) : null) ??
    (name.startsWith('allow_') ? named(`dis${name}`, true) : null) ??
    (name.startsWith('disallow_') ? named(name.slice(3), true) : null)
  )
}

interface Part {
  readonly module: string
  readonly options: Table
}

/** Options for all modules (`''`) and for some; a name in a list of modules has its own. */
function partsOf({ table, format }: MypyConfig): readonly Part[] {
  if (table === null) {
    return []
  }
  if (format === 'toml') {
    const overrides = Array.isArray(table['overrides']) ? table['overrides'].map(tableOf) : []
    return [
      { module: '', options: table },
      ...overrides.flatMap((options) =>
        options === null ? [] : textsOf(options['module']).map((module) => ({ module, options })),
      ),
    ]
  }
  return Object.entries(table).flatMap(([name, value]) => {
    const options = tableOf(value) ?? {}
    const modules = name === 'mypy' ? [''] : name.slice('mypy-'.length).split(',')
    return modules.map((module) => ({ module: module.trim(), options }))
  })
}

function statedIn(options: Table, path: string): readonly (StatedValue & { readonly setting: string })[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const known = switchOf(name)
    const on = known === null ? null : truth(value)
    if (known !== null && on !== null) {
      return [
        {
          setting: known.setting,
          path,
          name,
          text: String(on),
          weight: switchWeight(known.setting, on !== known.inverted),
        },
      ]
    }
    const kind = lists[name]
    if (kind !== undefined) {
      const names = textsOf(value)
        .flatMap((text) => text.split(/[,\n]/))
        .map((text) => text.trim())
        .filter((text) => text !== '')
        .toSorted()
      return [{ setting: name, path, name, text: names.join(', '), weight: { kind, names } }]
    }
    const level = name === 'follow_imports' ? followLevels[textOf(value) ?? ''] : undefined
    return level === undefined
      ? []
      : [{ setting: name, path, name, text: textOf(value) ?? '', weight: { kind: 'level', level } }]
  })
}

/** As mypy's `bool` of an INI file takes it; null for anything else. */
function truth(value: unknown): boolean | null {
  const text = typeof value === 'boolean' ? String(value) : (textOf(value)?.trim().toLowerCase() ?? '')
  return /^(?:true|yes|on|1)$/.test(text) ? true : /^(?:false|no|off|0)$/.test(text) ? false : null
}

function switchWeight(setting: string, on: boolean): Weight {
  return { kind: 'level', level: on === switches.get(setting) ? 1 : 0 }
}

interface Unstated {
  readonly setting: string
  readonly module: string
  readonly other: StatedValue
  readonly stated: ReadonlyMap<string, StatedValue>
}

/** Of a module the nearest pattern that takes it in, then what is said of everything, `strict`, and mypy's own default. */
function impliedValue({ setting, module, other, stated }: Unstated): ImpliedValue | null {
  const patterns = [...stated.keys()].flatMap((key) => {
    const [, name, pattern = ''] = /^(\S+) \((.*)\)$/.exec(key) ?? []
    return name === setting && module !== '' && takesIn(pattern, module) ? [pattern] : []
  })
  const nearest = patterns.toSorted((a, b) => b.split('.').length - a.split('.').length)[0] ?? ''
  const found = stated.get(keyOf(setting, nearest))
  if (found !== undefined) {
    return { text: found.text, weight: found.weight }
  }
  const kind = lists[setting]
  if (kind !== undefined) {
    return { text: null, weight: { kind, names: [] } }
  }
  if (setting === 'follow_imports') {
    return { text: null, weight: { kind: 'level', level: 2 } }
  }
  const strict = stated.get('strict')?.text === 'true' && impliedByStrict.includes(setting)
  if (strict) {
    // Of two values it is the one that the other side does not have.
    return { text: other.text === 'true' ? 'false' : 'true', weight: { kind: 'level', level: 1 } }
  }
  return defaultUnknown.has(setting)
    ? null
    : { text: null, weight: switchWeight(setting, trueByDefault.has(setting)) }
}

/** `a.*` takes in `a`, `a.b` and `a.b.*`; a star in the middle any name. */
function takesIn(pattern: string, module: string): boolean {
  const [mine, theirs] = [pattern.split('.'), module.split('.')]
  const isOpen = mine.at(-1) === '*'
  const names = isOpen ? mine.slice(0, -1) : mine
  return (
    (isOpen ? theirs.length >= names.length : theirs.length === names.length) &&
    names.every((name, at) => name === '*' || name === theirs[at])
  )
}
