/** The linter's rules in a `biome.json`. Upstream: the configuration reference of biome 2.6. */
import { tableOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import type { StrictSettings } from '../settings/strict-settings.ts'

/** `info` does not count; `recommended` and `enabled` are true or false, and a group's rules may have a level together. */
const levels = { off: 0, false: 0, info: 0, warn: 1, error: 1, on: 1, true: 1 }

/** Of the file that was found. */
export function biomeStrictSettings(config: Awaited<ReturnType<typeof plainTable>>): StrictSettings {
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
