/** What pyrefly is told to check. Upstream: the configuration reference of pyrefly 1.4. */
import { mypySettings } from '../mypy/settings.ts'
import { pyrightSettings } from '../pyright/settings.ts'
import { tomlSettings } from '../settings/toml-settings.ts'

const pyright = pyrightSettings(['pyright'], null)

/** Without a configuration of its own it takes over pyright's, else mypy's. */
export const pyreflySettings: ReturnType<typeof tomlSettings> = tomlSettings({
  tool: 'pyrefly',
  include: 'project-includes',
  exclude: 'project-excludes',
  pythonVersion: 'python-version',
  interpreter: 'python-interpreter-path',
  options: {
    config: ['-c', '--config'],
    exclude: ['--project-excludes'],
    interpreter: ['--python-interpreter-path'],
    withValue: [
      ...[
        '--color',
        '-o',
        '--output',
        '--output-format',
        '--only',
        '--relative-to',
        '--baseline',
        '-p',
        '--preset',
      ],
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
    return found.files.length > 0 ? found : mypySettings({ ...query, args: [] })
  },
})
