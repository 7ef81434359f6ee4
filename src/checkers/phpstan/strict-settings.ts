/** PHPStan's rule level. Upstream: phpstan.org/user-guide/rule-levels; `max` stands for the highest there is. */
import type { plainTable } from '../settings/plain-settings.ts'
import {
  flagState,
  flagTable,
  type GivenFlag,
  type StrictFlags,
  withFlags,
} from '../settings/strict-flags.ts'
import type { StatedValue, StrictSettings, Weight } from '../settings/strict-settings.ts'

/** `--level 5` counts before what a file says. */
export const phpstanFlags: StrictFlags = flagTable([['--level -l', 'value']])

/** Without a level it is that of a file that this one includes, or 0. */
export function phpstanStrictSettings(
  config: Awaited<ReturnType<typeof plainTable>>,
  flags: readonly GivenFlag[],
): StrictSettings {
  const written = /^\s+level:\s*["']?(\d+|max)\b/m.exec(config?.text ?? '')?.[1]
  const flag = flags.findLast(({ value }) => levelOf(value ?? '') !== null)
  const stated = new Map<string, StatedValue>()
  const weight = written === undefined ? null : levelOf(written)
  if (config !== null && written !== undefined && weight !== null) {
    stated.set('level', { path: config.path, name: 'level', text: written, weight })
  }
  const given = levelOf(flag?.value ?? '')
  const over = flag === undefined || given === null ? [] : [['level', flagState(flag, given)] as const]
  return withFlags({ stated, implied: () => null }, { stated: new Map(over) })
}

function levelOf(text: string): Weight | null {
  const level = text === 'max' ? Number.POSITIVE_INFINITY : Number.parseInt(text, 10)
  return Number.isNaN(level) ? null : { kind: 'level', level }
}
