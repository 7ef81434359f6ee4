/** The `compilerOptions` of a `deno.json`, which are tsc's. Upstream: docs.deno.com/runtime/fundamentals/configuration, 2.9. */
import { tableOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import type { StrictSettings } from '../settings/strict-settings.ts'
import { impliedByStrict } from '../tsc/strict-settings.ts'

const more = [
  ...['strict', ...impliedByStrict, 'exactOptionalPropertyTypes', 'noFallthroughCasesInSwitch', 'checkJs'],
  ...['noImplicitOverride', 'noImplicitReturns', 'noPropertyAccessFromIndexSignature'],
  ...['noUncheckedIndexedAccess', 'noUnusedLocals', 'noUnusedParameters'],
]

/** What holds without a value is deno's own business; one that is turned off by name says less. */
export function denoStrictSettings(config: Awaited<ReturnType<typeof plainTable>>): StrictSettings {
  const options = Object.entries(tableOf(config?.table?.['compilerOptions']) ?? {})
  return ruleLevels(
    config === null
      ? null
      : {
          path: config.path,
          rules: options.filter(([name]) => more.includes(name)),
          levels: { false: 0, true: 1 },
          presets: true,
        },
  )
}
