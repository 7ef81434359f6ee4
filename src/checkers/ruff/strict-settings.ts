/**
 * What ruff's configuration has it look for and leave out. Selectors are prefixes: `E` stands for `E501`. Upstream: docs/settings.md
 * of ruff 0.17; what holds without `select` depends on the version.
 */
import { tableOf, textsOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import {
  flagList,
  flagTable,
  type GivenFlag,
  listed,
  type StrictFlags,
  switchRule,
  withRules,
} from '../settings/strict-flags.ts'
import type { StatedValue, StrictSettings, Weight } from '../settings/strict-settings.ts'

/** Under `lint`, and at the top in older files. */
const lists = [
  ['select', 'asked', ['select', 'extend-select']],
  ['ignore', 'hidden', ['ignore', 'extend-ignore']],
] as const
const perFile = 'per-file-ignores'

/** See {@link statedByFlags}. */
export const ruffFlags: StrictFlags = flagTable([
  ['--select', 'value'],
  ['--extend-select', 'value'],
  ['--ignore', 'value'],
  ['--extend-ignore', 'value'],
  ['--per-file-ignores', 'value'],
  ['--extend-per-file-ignores', 'value'],
  ['--ignore-noqa', 'none'],
])

/** Of the file that was found, with the flags over it. */
export function ruffStrictSettings(
  config: Awaited<ReturnType<typeof plainTable>>,
  flags: readonly GivenFlag[],
): StrictSettings {
  const stated = statedByFlags(flags, statedByFile(config))
  const selected = stated.get('select')?.weight
  const settings: StrictSettings = {
    stated,
    implied: (name, other) => {
      const weight = unstated(name, other.weight)
      return weight === null ? null : { text: null, weight }
    },
    covers,
    looksFor: (name) =>
      selected?.kind !== 'asked' || selected.names.some((each) => covers(each, name) || covers(name, each)),
  }
  return withRules(settings, { '--ignore-noqa': switchRule('--ignore-noqa', 'more') }, flags)
}

/**
 * `--select` takes the place of what files select and ignore, `--per-file-ignores` that of theirs; the others go on where files
 * end. Tried with 0.17.
 */
function statedByFlags(
  flags: readonly GivenFlag[],
  files: ReadonlyMap<string, StatedValue>,
): ReadonlyMap<string, StatedValue> {
  const given = (name: string): boolean => flags.some((flag) => flag.name === name)
  const isReplaced = (setting: string): boolean =>
    setting.startsWith(perFile) ? given(`--${perFile}`) : given('--select')
  const stated = new Map([...files].filter(([setting]) => !isReplaced(setting)))
  for (const [setting, kind, keys] of lists) {
    for (const key of keys) {
      addTo(stated, setting, flagList(flags, `--${key}`, kind))
    }
  }
  for (const key of [perFile, `extend-${perFile}`]) {
    for (const pair of flags
      .filter(({ name }) => name === `--${key}`)
      .flatMap(({ value }) => listed(value ?? ''))) {
      const [glob = '', code = ''] = pair.split(/:(?=[^:]*$)/)
      const setting = `${perFile} (${glob})`
      const weight: Weight = { kind: 'hidden', names: [code] }
      addTo(stated, setting, { path: null, name: `--${key} (${glob})`, text: code, weight })
    }
  }
  return stated
}

function addTo(stated: Map<string, StatedValue>, setting: string, more: StatedValue | null): void {
  const own = stated.get(setting)?.weight
  if (more === null || more.weight.kind === 'level') {
    return
  }
  const names = own === undefined || own.kind === 'level' ? [] : own.names
  const all = [...new Set([...names, ...more.weight.names])].toSorted()
  stated.set(setting, { ...more, text: all.join(', '), weight: { kind: more.weight.kind, names: all } })
}

function statedByFile(config: Awaited<ReturnType<typeof plainTable>>): ReadonlyMap<string, StatedValue> {
  const stated = new Map<string, StatedValue>()
  const { path = '', table = null } = config ?? {}
  const at = (key: string): unknown => tableOf(table?.['lint'])?.[key] ?? table?.[key]
  for (const [name, kind, keys] of lists) {
    const names = keys.flatMap((key) => textsOf(at(key))).toSorted()
    if (names.length > 0) {
      stated.set(name, { path, name, text: names.join(', '), weight: { kind, names } })
    }
  }
  for (const key of [perFile, `extend-${perFile}`]) {
    for (const [glob, value] of Object.entries(tableOf(at(key)) ?? {})) {
      const name = `${perFile} (${glob})`
      const names = textsOf(value).toSorted()
      stated.set(name, { path, name, text: names.join(', '), weight: { kind: 'hidden', names } })
    }
  }
  return stated
}

/** Nothing is left out by default; less than everything is looked for. */
function unstated(name: string, other: Weight): Weight | null {
  if (name !== 'select') {
    return { kind: 'hidden', names: [] }
  }
  return other.kind === 'asked' && other.names.includes('ALL') ? { kind: 'asked', names: [] } : null
}

function covers(selector: string, other: string): boolean {
  return selector === 'ALL' || other.startsWith(selector)
}
