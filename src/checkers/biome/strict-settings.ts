/** The linter's rules in a `biome.json`. Upstream: the configuration reference of biome 2.6. */
import { tableOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import {
  type FlagRules,
  flagTable,
  type GivenFlag,
  levelRule,
  listRule,
  type StrictFlags,
  switchRule,
  withRules,
} from '../settings/strict-flags.ts'
import type { StrictSettings } from '../settings/strict-settings.ts'

/** `info` does not count; `recommended` and `enabled` are true or false, and a group's rules may have a level together. */
const levels = { off: 0, false: 0, info: 0, warn: 1, error: 1, on: 1, true: 1 }

/** Words that say which rules speak, and how much of what they say is printed. */
export const biomeFlags: StrictFlags = flagTable([
  ['--only', 'value'],
  ['--skip', 'value'],
  ['--diagnostic-level', 'value'],
  ['--skip-parse-errors', 'none'],
])
const flagRules: FlagRules = {
  only: listRule('--only', 'asked'),
  skip: listRule('--skip', 'hidden'),
  'diagnostic-level': levelRule('--diagnostic-level', { error: 0, warn: 1, info: 2 }, 2),
  'skip-parse-errors': switchRule('--skip-parse-errors', 'less'),
}

/** Of the file that was found, with the flags over it. A group stands for its rules. */
export function biomeStrictSettings(
  config: Awaited<ReturnType<typeof plainTable>>,
  flags: readonly GivenFlag[],
): StrictSettings {
  const covers = (name: string, other: string): boolean => other === name || other.startsWith(`${name}/`)
  return { ...withRules(rulesOf(config), flagRules, flags), covers }
}

function rulesOf(config: Awaited<ReturnType<typeof plainTable>>): StrictSettings {
  const linter = tableOf(config?.table?.['linter'])
  const groups = Object.entries(tableOf(linter?.['rules']) ?? {})
  const rules = groups.flatMap(([group, value]): readonly (readonly [string, unknown])[] => {
    const table = tableOf(value)
    return table === null || 'level' in table
      ? [[group, value]]
      : Object.entries(table).map(([rule, level]) => [`${group}/${rule}`, level])
  })
  const enabled = linter?.['enabled']
  return ruleLevels(
    config === null
      ? null
      : {
          path: config.path,
          rules: [...(enabled === undefined ? [] : [['linter.enabled', enabled] as const]), ...rules],
          levels,
          presets: true,
        },
  )
}
