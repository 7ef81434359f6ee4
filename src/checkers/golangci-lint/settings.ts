/** What golangci-lint is told, and whether it shows everything that it found: by default it does not. */
import { plainSettings } from '../settings/plain-settings.ts'
import type { HeldBack, Settings, SettingsQuery } from '../settings/settings.ts'

const plain = plainSettings({
  names: ['yml', 'yaml', 'toml', 'json'].map((ending) => `.golangci.${ending}`),
  configOptions: ['-c', '--config'],
  withValue: [
    ...[
      '-D',
      '--disable',
      '-E',
      '--enable',
      '--enable-only',
      '--default',
      '-j',
      '--concurrency',
      '--timeout',
    ],
    ...[
      '--modules-download-mode',
      '--issues-exit-code',
      '--build-tags',
      '--path-prefix',
      '--path-mode',
      '--go',
    ],
    ...['--max-issues-per-linter', '--max-same-issues', '--new-from-rev', '--new-from-patch'],
    ...['--new-from-merge-base', '--output.json.path', '--output.text.path', '--color', '--uniq-by-line'],
  ],
  verb: 'run',
})

/** See the head of this file. */
export async function golangciSettings(query: SettingsQuery): Promise<Settings> {
  const settings = await plain(query)
  const config = settings.files.map(({ content }) => content).join('\n')
  const lifted = query.withDefaults === true ? ['--max-issues-per-linter=0', '--max-same-issues=0'] : []
  const args = [...lifted, ...(query.args ?? [])]
  const heldBack = onlyNew(args, config) ?? capped(args, config)
  return { ...settings, heldBack }
}

/** Of the issues that were there before it shows none: there is nothing to compare. */
function onlyNew(args: readonly string[], config: string): HeldBack | null {
  const word = args.find((each) => /^(?:-n|--new(?:-from-(?:rev|patch|merge-base))?)(?:$|=)/.test(each))
  const setting =
    /^\s*["']?(new(?:-from-(?:rev|patch|merge-base))?)["']?\s*[:=]\s*(?!false\b|["']{2})\S/m.exec(config)?.[1]
  const option = word ?? setting
  return option === undefined ? null : { option, when: 'always' }
}

/** 50 for each linter and 3 of the same words, unless both are 0. The command line wins over the file. */
function capped(args: readonly string[], config: string): HeldBack | null {
  const limits = ['max-issues-per-linter', 'max-same-issues'].filter((name) => !isLifted(name, args, config))
  const [first] = limits
  return first === undefined
    ? null
    : {
        option: `${first}: ${limitOf(first, args, config) ?? (first === 'max-same-issues' ? '3' : '50')}`,
        when: 'with-errors',
        instead: '--max-issues-per-linter=0 --max-same-issues=0',
      }
}

function isLifted(name: string, args: readonly string[], config: string): boolean {
  return limitOf(name, args, config) === '0'
}

function limitOf(name: string, args: readonly string[], config: string): string | null {
  const at = args.findLastIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`))
  const word = args[at]
  if (word !== undefined) {
    return word.includes('=') ? word.slice(word.indexOf('=') + 1) : (args[at + 1] ?? null)
  }
  return new RegExp(`^\\s*["']?${name}["']?\\s*[:=]\\s*(\\d+)`, 'm').exec(config)?.[1] ?? null
}
