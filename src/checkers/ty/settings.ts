/** What ty is told to check. Upstream: the configuration reference of ty 0.0.108. */
import { tableOf, textsOf } from '../settings/config-value.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import {
  flagLevels,
  flagTable,
  type StrictFlags,
  type StrictQuery,
  withFlags,
} from '../settings/strict-flags.ts'
import type { StrictSettings } from '../settings/strict-settings.ts'
import { type TomlKeys, tomlConfig, tomlSettings } from '../settings/toml-settings.ts'

/** Exclusions are written as in a `.gitignore`: a name without a slash is meant at any depth. */
const keys: TomlKeys = {
  tool: 'ty',
  include: 'src.include',
  exclude: 'src.exclude',
  pythonVersion: 'environment.python-version',
  interpreter: 'environment.python',
  baseline: 'baseline',
  options: {
    config: ['--config-file'],
    exclude: ['--exclude'],
    // The path may be that of an environment, which can't be asked.
    interpreter: [],
    withValue: [
      ...[
        '--project',
        '--python',
        '--typeshed',
        '--extra-search-path',
        '--python-platform',
        '-c',
        '--config',
      ],
      ...['--output-format', '--error', '--warn', '--ignore', '--color', '-j', '--threads'],
    ],
  },
  glob: (pattern) => {
    const name = pattern.replace(/\/+$/, '')
    return name.includes('/') ? name.replace(/^\/+/, '') : `**/${name}`
  },
  ignored: (table) => {
    const overrides: unknown = table?.['overrides']
    const tables = [table, ...(Array.isArray(overrides) ? overrides : []).map(tableOf)]
    return tables
      .filter((each) => ignoresAll(each?.['rules']))
      .flatMap((each) => (each?.['include'] === undefined ? ['/**'] : textsOf(each['include'])))
  },
  fallback: async () => ({ files: [], parts: [{ include: [], exclude: [] }] }),
}

/** See the head of this file. */
export const tySettings: ReturnType<typeof tomlSettings> = tomlSettings(keys)

/** The levels of rules. */
export const tyFlags: StrictFlags = flagTable([
  ['--error', 'value'],
  ['--warn', 'value'],
  ['--ignore', 'value'],
])

/** The levels of its rules; what one has that is not named is ty's own business. */
export async function tyStrictSettings(query: StrictQuery): Promise<StrictSettings> {
  const config = await tomlConfig(keys, query)
  const stated = flagLevels(query.flags, { '--ignore': 0, '--warn': 1, '--error': 2 })
  const files = ruleLevels(
    config === null
      ? null
      : {
          path: config.path,
          rules: Object.entries(tableOf(config.table?.['rules']) ?? {}),
          levels: { ignore: 0, warn: 1, error: 2 },
          presets: true,
        },
  )
  return withFlags(files, { stated })
}

/** `all = "ignore"`, and no rule that is looked for in spite of it. */
function ignoresAll(rules: unknown): boolean {
  const levels = tableOf(rules)
  return levels?.['all'] === 'ignore' && Object.values(levels).every((level) => level === 'ignore')
}
