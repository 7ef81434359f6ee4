/**
 * How much flow says: the lints of a `.flowconfig`, and whether warnings are printed. Upstream: flow.org/en/docs/config/lints;
 * `flow check --help`, 0.336.
 */
import { tableOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import {
  flagTable,
  type GivenFlag,
  type StrictFlags,
  switchRule,
  withRules,
} from '../settings/strict-flags.ts'
import type { StrictSettings } from '../settings/strict-settings.ts'

/** Warnings are left out without it. */
export const flowFlags: StrictFlags = flagTable([['--include-warnings', 'none']])

/** `all` stands for the lints that are not named, so what those have is not known. */
export function flowStrictSettings(
  config: Awaited<ReturnType<typeof plainTable>>,
  flags: readonly GivenFlag[],
): StrictSettings {
  const files = ruleLevels(
    config === null
      ? null
      : {
          path: config.path,
          rules: Object.entries(tableOf(config.table?.['lints']) ?? {}),
          levels: { off: 0, warn: 1, error: 2 },
          presets: true,
        },
  )
  return withRules(files, { warnings: switchRule('--include-warnings', 'more') }, flags)
}
