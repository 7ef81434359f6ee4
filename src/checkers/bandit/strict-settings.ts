/**
 * Which tests bandit runs and which of their findings it prints. Of the files a `.bandit` and `pyproject.toml` are read, of YAML
 * nothing is known. Upstream: `bandit/cli/main.py`, 1.9.
 */
import { tableOf, textsOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import {
  type FlagRules,
  flagState,
  flagTable,
  type GivenFlag,
  listed,
  listRule,
  type StrictFlags,
  switchRule,
  withRules,
} from '../settings/strict-flags.ts'
import type { StatedValue, StrictSettings } from '../settings/strict-settings.ts'

const ranks: Readonly<Record<string, number>> = { all: 0, low: 1, medium: 2, high: 3 }

/** `-lll` is `--severity-level high`. */
export const banditFlags: StrictFlags = flagTable([
  ['--tests -t', 'value'],
  ['--skip -s', 'value'],
  ['--severity-level', 'value'],
  ['--confidence-level', 'value'],
  ['--level -l', 'none'],
  ['--confidence -i', 'none'],
  ...['-ll', '-lll', '-ii', '-iii', '--ignore-nosec'].map((name) => [name, 'none'] as const),
])

const flagRules: FlagRules = {
  tests: listRule('--tests', 'asked'),
  skips: listRule('--skip', 'hidden'),
  severity: thresholdRule('--severity-level', ['--level', '-ll', '-lll']),
  confidence: thresholdRule('--confidence-level', ['--confidence', '-ii', '-iii']),
  'ignore-nosec': switchRule('--ignore-nosec', 'more'),
}

/** The higher the threshold, the less is printed; each `-l` more is a rank. */
function thresholdRule(name: string, counted: readonly string[]): FlagRules[string] {
  return {
    state: (flags) => {
      const rank = flags
        .map((flag) => (flag.name === name ? (ranks[flag.value ?? ''] ?? 0) : counted.indexOf(flag.name) + 1))
        .reduce((sum, each) => sum + each, 0)
      const last = flags.findLast((flag) => flag.name === name || counted.includes(flag.name))
      return last === undefined ? null : flagState(last, { kind: 'level', level: -rank })
    },
    usual: { kind: 'level', level: 0 },
  }
}

/** A list of the command line takes the place of the file's. */
export function banditStrictSettings(
  config: Awaited<ReturnType<typeof plainTable>>,
  flags: readonly GivenFlag[],
): StrictSettings {
  const table = tableOf(config?.table?.['bandit']) ?? config?.table ?? null
  const stated = new Map<string, StatedValue>()
  for (const [name, kind] of [
    ['tests', 'asked'],
    ['skips', 'hidden'],
  ] as const) {
    const names = textsOf(table?.[name]).flatMap(listed).toSorted()
    if (config !== null && names.length > 0) {
      stated.set(name, { path: config.path, name, text: names.join(', '), weight: { kind, names } })
    }
  }
  const files: StrictSettings = { stated, implied: () => null }
  const settings = withRules(files, flagRules, flags)
  const isUnread = config !== null && config.table === null
  return {
    ...settings,
    implied: (name, other) =>
      isUnread && (name === 'tests' || name === 'skips') ? null : settings.implied(name, other),
  }
}
