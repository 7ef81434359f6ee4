/** The rules and categories of an `.oxlintrc.json`. Upstream: the configuration reference of oxlint 1.94. */
import { tableOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import type { StrictSettings } from '../settings/strict-settings.ts'

/** Of the file that was found. A warning counts like an error; rules that are not named are on by their category. */
export function oxlintStrictSettings(config: Awaited<ReturnType<typeof plainTable>>): StrictSettings {
  const named = ['rules', 'categories'].flatMap((key) =>
    Object.entries(tableOf(config?.table?.[key]) ?? {}).map(
      ([name, value]) => [key === 'rules' ? name : `${key}.${name}`, value] as const,
    ),
  )
  return ruleLevels(
    config === null
      ? null
      : {
          path: config.path,
          rules: named,
          levels: { off: 0, allow: 0, 0: 0, warn: 1, 1: 1, error: 1, deny: 1, 2: 1 },
          presets: true,
        },
  )
}
