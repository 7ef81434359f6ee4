/** Settings that give rules a level by name, as most linters have them. */
import { textOf } from './config-value.ts'
import type { ImpliedValue, StatedValue, StrictSettings } from './strict-settings.ts'

/** Where levels stand and what they are worth. */
export interface RuleLevels {
  readonly path: string
  readonly rules: Iterable<readonly [rule: string, value: unknown]>
  /** What each level is worth, 0 for the one that says nothing. */
  readonly levels: Readonly<Record<string, number>>
  /** Rules that are not named have a level all the same, by a preset or by the tool: which one is not known. */
  readonly presets: boolean
}

/** Between what says nothing and everything else. */
const presetLevel = 0.5

/**
 * A rule that is turned off by name is one that a preset would turn on; one that loses its level keeps at most a preset's. Without
 * presets a rule that is not named says nothing.
 */
export function ruleLevels(given: RuleLevels | null): StrictSettings {
  const stated = new Map<string, StatedValue>()
  const { path = '', rules = [], levels = {}, presets = true } = given ?? {}
  for (const [name, value] of rules) {
    const text = levelText(value)
    const level = text === null ? undefined : levels[text]
    if (text !== null && level !== undefined) {
      stated.set(name, { path, name, text, weight: { kind: 'level', level } })
    }
  }
  return { stated, implied: (_, other) => impliedLevel(other, presets) }
}

/** With presets only off is known to be weaker than a rule that is not named. */
function impliedLevel({ weight }: StatedValue, presets: boolean): ImpliedValue | null {
  const isOff = weight.kind === 'level' && weight.level === 0
  if (presets) {
    return isOff ? { text: null, weight: { kind: 'level', level: presetLevel } } : null
  }
  return { text: null, weight: { kind: 'level', level: 0 } }
}

/** `"error"`, `2`, `["error", {…}]`, `{ "level": "error" }`. */
function levelText(value: unknown): string | null {
  if (Array.isArray(value)) {
    return levelText(value[0])
  }
  if (typeof value === 'object' && value !== null && 'level' in value) {
    return levelText(value.level)
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : textOf(value)
}
