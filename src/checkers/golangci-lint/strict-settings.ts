/**
 * Which linters golangci-lint runs, by its words. Of its files nothing is known here, so what holds without a word is known only
 * where there is none. Upstream: `golangci-lint run --help`, 2.15.
 */

import {
  flagLevels,
  flagTable,
  type GivenFlag,
  levelRule,
  listRule,
  type StrictFlags,
  withFlags,
} from '../settings/strict-flags.ts'
import {
  everything,
  type ImpliedValue,
  type StrictSettings,
  type Weight,
} from '../settings/strict-settings.ts'

/** Words that name linters, or a set of them. */
export const golangciFlags: StrictFlags = flagTable([
  ['--enable -E', 'value'],
  ['--disable -D', 'value'],
  ['--enable-only', 'value'],
  ['--default', 'value'],
])

const standard: ReadonlySet<string> = new Set(['errcheck', 'govet', 'ineffassign', 'staticcheck', 'unused'])
const sets = levelRule('--default', { none: 0, standard: 1, all: 2 }, 1)
const only = listRule('--enable-only', 'asked')

/** `configured`: there is a file. */
export function golangciStrictSettings(configured: boolean, flags: readonly GivenFlag[]): StrictSettings {
  const linters = flagLevels(flags, { '--disable': 0, '--enable': 1 })
  const rules = [
    ['default', sets.state(flags)],
    ['enable-only', only.state(flags)],
  ] as const
  const set = flags.findLast(({ name }) => name === '--default')?.value ?? 'standard'
  return withFlags(
    {
      stated: new Map(rules.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))),
      implied: (name, other) => unstated(name, { configured, set, isOff: isOff(other.weight) }),
    },
    { stated: linters },
  )
}

function isOff(weight: Weight): boolean {
  return weight.kind === 'level' && weight.level === 0
}

function unstated(
  name: string,
  { configured, set, isOff }: { readonly configured: boolean; readonly set: string; readonly isOff: boolean },
): ImpliedValue | null {
  if (name === 'enable-only') {
    return { text: null, weight: { kind: 'asked', names: [everything] } }
  }
  if (configured) {
    // A linter that is turned off by name is one that the file would turn on.
    return isOff && name !== 'default' ? { text: null, weight: { kind: 'level', level: 0.5 } } : null
  }
  if (name === 'default') {
    return { text: null, weight: sets.usual }
  }
  const runs = set === 'all' || (set === 'standard' && standard.has(name))
  return { text: null, weight: { kind: 'level', level: runs ? 1 : 0 } }
}
