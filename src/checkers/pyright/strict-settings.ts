/**
 * How much the configuration of pyright or basedpyright makes it say: the mode, the level of each rule, and what it takes for
 * granted. Upstream: docs/configuration.md of pyright 1.1.414, of basedpyright 1.40.
 */
import { textOf } from '../settings/config-value.ts'
import {
  type FlagRules,
  flagState,
  flagTable,
  levelRule,
  type StrictFlags,
  type StrictQuery,
  withRules,
} from '../settings/strict-flags.ts'
import type { ImpliedValue, StatedValue, StrictSettings, Weight } from '../settings/strict-settings.ts'
import { levelInMode, pyrightModes } from './rule-levels.ts'
import { configChain } from './settings.ts'

const mode = 'typeCheckingMode'
/** `recommended` has more rules than `strict` and many of them as warnings: neither says less. */
const modeLevels: Readonly<Record<string, number>> = {
  off: 0,
  basic: 1,
  standard: 2,
  strict: 3,
  recommended: 3,
  all: 4,
}
const levels: Readonly<Record<string, number>> = {
  false: 0,
  none: 0,
  hint: 1,
  information: 1,
  warning: 2,
  error: 3,
  true: 3,
}
const unannotated = 'analyzeUnannotatedFunctions'

/** One of {@link pyrightSwitches}. */
export interface Switch {
  /** Whether more is said with `true`. */
  readonly more: boolean
  /** What it is in every mode; null where modes differ. */
  readonly usual: boolean | null
}

/** What is on or off, by its name. */
export const pyrightSwitches: ReadonlyMap<string, Switch> = new Map<string, Switch>([
  ['strictListInference', { more: true, usual: null }],
  ['strictDictionaryInference', { more: true, usual: null }],
  ['strictSetInference', { more: true, usual: null }],
  [unannotated, { more: true, usual: true }],
  ['strictParameterNoneValue', { more: true, usual: true }],
  ['disableBytesTypePromotions', { more: true, usual: true }],
  ['enableTypeIgnoreComments', { more: false, usual: true }],
])

/** `--level error` leaves warnings out. */
export const pyrightFlags: StrictFlags = flagTable([
  ['--level', 'value'],
  ['--skipunannotated', 'none'],
])
const flagRules: FlagRules = {
  level: levelRule('--level', { error: 0, warning: 1, information: 2 }, 2),
}

/** `tools` are its tables in a pyproject.toml; `usual` is the mode without one. */
export function pyrightStrictSettings(
  tools: readonly string[],
  usual: string,
): (query: StrictQuery) => Promise<StrictSettings> {
  return async (query) => {
    const stated = new Map<string, StatedValue>()
    for (const { path, table } of await configChain(query, tools)) {
      for (const [name, value] of Object.entries(table ?? {})) {
        const weight = weightOf(name, value)
        if (weight !== null && !stated.has(name)) {
          stated.set(name, { path, name, text: String(value), weight })
        }
      }
    }
    const skips = query.flags.find(({ name }) => name === '--skipunannotated')
    if (skips !== undefined) {
      stated.set(unannotated, flagState(skips, { kind: 'level', level: 0 }))
    }
    const files: StrictSettings = {
      stated,
      implied: (name) => impliedValue(name, stated.get(mode)?.text ?? null, usual),
    }
    return withRules(files, flagRules, query.flags)
  }
}

function weightOf(name: string, value: unknown): Weight | null {
  const text = typeof value === 'boolean' ? String(value) : (textOf(value) ?? '')
  const known = pyrightSwitches.get(name)
  if (known !== undefined) {
    return typeof value === 'boolean' ? { kind: 'level', level: value === known.more ? 1 : 0 } : null
  }
  const found = name === mode ? modeLevels[text] : name.startsWith('report') ? levels[text] : undefined
  return found === undefined ? null : { kind: 'level', level: found }
}

function impliedValue(name: string, stated: string | null, usual: string): ImpliedValue | null {
  if (name === mode) {
    return { text: null, weight: { kind: 'level', level: modeLevels[usual] ?? 0 } }
  }
  const known = pyrightSwitches.get(name)
  if (known !== undefined) {
    return known.usual === null
      ? null
      : { text: null, weight: { kind: 'level', level: known.usual === known.more ? 1 : 0 } }
  }
  const inMode = pyrightModes.find((each) => each === (stated ?? usual))
  const level = inMode === undefined ? null : levelInMode(name, inMode)
  return level === null
    ? null
    : { text: stated === null ? null : level, weight: { kind: 'level', level: levels[level] ?? 0 } }
}
