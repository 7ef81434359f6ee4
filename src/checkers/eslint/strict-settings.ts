/**
 * The rules of an `.eslintrc` in JSON. A configuration that is a program (`eslint.config.js`) is not run, so nothing is known of
 * it. Upstream: docs/src/use/configure/rules.md.
 */
import { tableOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import type { StrictSettings } from '../settings/strict-settings.ts'

/** Of the file that was found. `warn` counts like `error`. */
export function eslintStrictSettings(config: Awaited<ReturnType<typeof plainTable>>): StrictSettings {
  const table = config?.table ?? null
  return ruleLevels(
    config === null
      ? null
      : {
          path: config.path,
          rules: Object.entries(tableOf(table?.['rules']) ?? {}),
          levels: { off: 0, 0: 0, warn: 1, 1: 1, error: 1, 2: 1 },
          presets: table?.['extends'] !== undefined,
        },
  )
}
