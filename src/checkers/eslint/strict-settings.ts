/**
 * The rules of an `.eslintrc` in JSON. A configuration that is a program (`eslint.config.js`) is not run, so nothing is known of
 * it. Upstream: docs/src/use/configure/rules.md.
 */
import { tableOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import {
  type FlagRules,
  flagTable,
  type GivenFlag,
  type StrictFlags,
  switchRule,
  withFlags,
  withRules,
} from '../settings/strict-flags.ts'
import type { StatedValue, StrictSettings } from '../settings/strict-settings.ts'

/** `warn` counts like `error`. */
const levels = { off: 0, 0: 0, warn: 1, 1: 1, error: 1, 2: 1 }

/** Words that say which rules speak, and how much of what they say is printed. */
export const eslintFlags: StrictFlags = flagTable([
  ['--rule', 'value'],
  ['--quiet', 'none'],
  ['--no-inline-config', 'none'],
  ['--report-unused-disable-directives', 'none'],
])
const flagRules: FlagRules = {
  quiet: switchRule('--quiet', 'less'),
  'no-inline-config': switchRule('--no-inline-config', 'more'),
  'report-unused-disable-directives': switchRule('--report-unused-disable-directives', 'more'),
}

/** Of the file that was found, with the flags over it. */
export function eslintStrictSettings(
  config: Awaited<ReturnType<typeof plainTable>>,
  flags: readonly GivenFlag[],
): StrictSettings {
  const given = flags.filter(({ name }) => name === '--rule').flatMap(({ value }) => rulesIn(value ?? ''))
  const files = withFlags(rulesOf(config), { stated: new Map(given.map((rule) => [rule.name, rule])) })
  return withRules(files, flagRules, flags)
}

/** `no-eval: off`, `{"quotes": [2, "double"], "semi": 0}`: what stands between commas that are in no bracket. */
function rulesIn(text: string): readonly StatedValue[] {
  const parts = text
    .trim()
    .replace(/^\{(.*)\}$/s, '$1')
    .split(/,(?![^[{]*[\]}])/)
  return parts.flatMap((part) => {
    const [, name = '', level = ''] = /^\s*["']?([^"':]+?)["']?\s*:\s*\[?\s*["']?(\w+)/.exec(part) ?? []
    const worth = Object.hasOwn(levels, level) ? levels[level as keyof typeof levels] : undefined
    return worth === undefined
      ? []
      : [{ path: null, name, text: level, weight: { kind: 'level', level: worth } }]
  })
}

function rulesOf(config: Awaited<ReturnType<typeof plainTable>>): StrictSettings {
  const table = config?.table ?? null
  return ruleLevels(
    config === null
      ? null
      : {
          path: config.path,
          rules: Object.entries(tableOf(table?.['rules']) ?? {}),
          levels,
          presets: table?.['extends'] !== undefined,
        },
  )
}
