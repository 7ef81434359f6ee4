/** The rules and categories of an `.oxlintrc.json`. Upstream: the configuration reference of oxlint 1.94. */
import { tableOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import {
  type FlagRules,
  flagLevels,
  flagTable,
  type GivenFlag,
  type StrictFlags,
  switchRule,
  withFlags,
  withRules,
} from '../settings/strict-flags.ts'
import type { StrictSettings } from '../settings/strict-settings.ts'

const categories: ReadonlySet<string> = new Set([
  ...['correctness', 'suspicious', 'pedantic', 'perf', 'style', 'restriction', 'nursery'],
])

/** Words that say which rules speak, and how much of what they say is printed. */
export const oxlintFlags: StrictFlags = flagTable([
  ['--allow -A', 'value'],
  ['--warn -W', 'value'],
  ['--deny -D', 'value'],
  ...['--quiet', '--type-aware', '--type-check', '--report-unused-disable-directives'].map(
    (name) => [name, 'none'] as const,
  ),
])
const flagRules: FlagRules = {
  quiet: switchRule('--quiet', 'less'),
  'type-aware': switchRule('--type-aware', 'more'),
  'type-check': switchRule('--type-check', 'more'),
  'report-unused-disable-directives': switchRule('--report-unused-disable-directives', 'more'),
}

/** Of the file that was found, with the flags over it. */
export function oxlintStrictSettings(
  config: Awaited<ReturnType<typeof plainTable>>,
  flags: readonly GivenFlag[],
): StrictSettings {
  const stated = flagLevels(flags, { '--allow': 0, '--warn': 1, '--deny': 1 }, (name) =>
    categories.has(name) ? `categories.${name}` : name,
  )
  return withRules(withFlags(rulesOf(config), { stated }), flagRules, flags)
}

/** A warning counts like an error; rules that are not named are on by their category. */
function rulesOf(config: Awaited<ReturnType<typeof plainTable>>): StrictSettings {
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
