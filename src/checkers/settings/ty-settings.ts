/** What ty is told to check. Upstream: the configuration reference of ty 0.0.107. */
import { tomlSettings } from './toml-settings.ts'

/** Exclusions are written as in a `.gitignore`: a name without a slash is meant at any depth. */
export const tySettings: ReturnType<typeof tomlSettings> = tomlSettings({
  tool: 'ty',
  include: 'src.include',
  exclude: 'src.exclude',
  pythonVersion: 'environment.python-version',
  interpreter: 'environment.python',
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
  fallback: async () => ({ files: [], parts: [{ include: [], exclude: [] }] }),
})
