/**
 * What ruff's configuration has it look for and leave out. Selectors are prefixes: `E` stands for `E501`. Upstream: docs/settings.md
 * of ruff 0.17; what holds without `select` depends on the version.
 */
import { tableOf, textsOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import type { StatedValue, StrictSettings, Weight } from '../settings/strict-settings.ts'

/** Under `lint`, and at the top in older files. */
const lists = [
  ['select', 'asked', ['select', 'extend-select']],
  ['ignore', 'hidden', ['ignore', 'extend-ignore']],
] as const
const perFile = 'per-file-ignores'

/** Of the file that was found. */
export function ruffStrictSettings(config: Awaited<ReturnType<typeof plainTable>>): StrictSettings {
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
  const selected = stated.get('select')?.weight
  return {
    stated,
    implied: (name, other) => {
      const weight = unstated(name, other.weight)
      return weight === null ? null : { text: null, weight }
    },
    covers,
    looksFor: (name) =>
      selected?.kind !== 'asked' || selected.names.some((each) => covers(each, name) || covers(name, each)),
  }
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
