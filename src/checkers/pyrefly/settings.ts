/** What pyrefly is told to check. Upstream: the configuration reference of pyrefly 1.5. */
import { mypyConfiguration } from '../mypy/settings.ts'
import { pyrightSettings } from '../pyright/settings.ts'
import { tableOf } from '../settings/config-value.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import {
  type FlagRules,
  flagLevels,
  flagTable,
  levelRule,
  listRule,
  type StrictFlags,
  type StrictQuery,
  withFlags,
  withRules,
} from '../settings/strict-flags.ts'
import type { StrictSettings } from '../settings/strict-settings.ts'
import { type TomlKeys, tomlConfig, tomlSettings } from '../settings/toml-settings.ts'

const pyright = pyrightSettings(['pyright'], null)

const keys: TomlKeys = {
  tool: 'pyrefly',
  include: 'project-includes',
  exclude: 'project-excludes',
  pythonVersion: 'python-version',
  interpreter: 'python-interpreter-path',
  baseline: 'baseline',
  options: {
    config: ['-c', '--config'],
    exclude: ['--project-excludes'],
    interpreter: ['--python-interpreter-path'],
    withValue: [
      ...['--color', '-o', '--output', '--output-format', '--only', '--relative-to', '-p', '--preset'],
      ...[
        '--min-severity',
        '--search-path',
        '--python-platform',
        '--site-packages-path',
        '--conda-environment',
      ],
      ...['--typeshed-path', '--replace-imports-with-any', '--ignore-missing-imports', '--progress-bar'],
      ...['--fallback-python-interpreter-name', '--untyped-def-behavior', '--infer-return-types'],
      ...[
        '--enabled-ignores',
        '--replace-untyped-imports-with-any',
        '--baseline-error-level',
        '-j',
        '--threads',
      ],
    ],
  },
  glob: (pattern) => pattern,
  fallback: async (query) => {
    const found = await pyright({ ...query, args: [] })
    return found.files.length > 0 ? found : mypyConfiguration({ ...query, args: [] })
  },
}

/**
 * Without a configuration of its own it takes over pyright's, else mypy's, else it checks by a preset that reports far less
 * (`basic` in 1.4 and 1.5). So a file that is not there is a part of what a run is compared by: even an empty one changes it.
 */
export const pyreflySettings: ReturnType<typeof tomlSettings> = tomlSettings(keys)

const levels = { ignore: 0, false: 0, info: 1, warn: 2, error: 3, true: 3 }

/** The levels of kinds of errors, and how many of them are printed. */
export const pyreflyFlags: StrictFlags = flagTable(
  [
    ...['--error', '--warn', '--info', '--ignore', '--only', '--min-severity'],
    ...['--replace-imports-with-any', '--ignore-missing-imports'],
  ].map((name) => [name, 'value'] as const),
)
const flagRules: FlagRules = {
  only: listRule('--only', 'asked'),
  'min-severity': levelRule('--min-severity', { error: 1, warn: 2, info: 3, hint: 4, ignore: 5 }, 2),
  'replace-imports-with-any': listRule('--replace-imports-with-any', 'hidden'),
  'ignore-missing-imports': listRule('--ignore-missing-imports', 'hidden'),
}

/** The levels of its kinds of errors; what one has that is not named is up to its preset. */
export async function pyreflyStrictSettings(query: StrictQuery): Promise<StrictSettings> {
  const config = await tomlConfig(keys, query)
  const rules = Object.entries(tableOf(config?.table?.['errors']) ?? {})
  const files = ruleLevels(config === null ? null : { path: config.path, rules, levels, presets: true })
  const stated = flagLevels(query.flags, { '--ignore': 0, '--info': 1, '--warn': 2, '--error': 3 })
  return withRules(withFlags(files, { stated }), flagRules, query.flags)
}
