/**
 * What mypy is told to check and with what. Upstream: `_find_config_file` and `process_options` of mypy 2.4; the
 * user's own configuration in the home folder is not looked at.
 */
import { canonicalText, tableOf, textOf, textsOf } from '../settings/config-value.ts'
import { everythingBelow, folderOf, joinPath } from '../settings/folder-path.ts'
import { readIni } from '../settings/ini-text.ts'
import { ownBaseline } from '../settings/own-baseline.ts'
import type { Settings, SettingsFile, SettingsQuery } from '../settings/settings.ts'
import { readToml, toolTable } from '../settings/toml-text.ts'
import { optionValues, positionalWords } from '../settings/words.ts'
import { ignoredGlobs } from './ignored.ts'

/** Options that take the next word. */
const withValue: ReadonlySet<string> = new Set([
  ...['-m', '--module', '-p', '--package', '-c', '--command', '-O', '--output', '-n', '--num-workers'],
  ...['--config-file', '--python-version', '--platform', '--python-executable', '--cache-dir', '--exclude'],
  ...['--follow-imports', '--always-true', '--always-false', '--disable-error-code', '--enable-error-code'],
  ...['--custom-typing-module', '--custom-typeshed-dir', '--junit-xml', '--junit-format', '--package-root'],
  ...[
    '--untyped-calls-exclude',
    '--deprecated-calls-exclude',
    '--enable-incomplete-feature',
    '--timing-stats',
  ],
  ...['--quickstart-file', '--find-occurrences', '--soft-error-limit', '--line-checking-stats'],
  ...[
    'any-exprs',
    'cobertura-xml',
    'html',
    'linecount',
    'linecoverage',
    'lineprecision',
    'txt',
    'xml',
    'xslt-html',
  ].map((kind) => `--${kind}-report`),
])
/** Targets whose files the words don't name. */
const namedOtherwise = ['-m', '--module', '-p', '--package', '-c', '--command']

/** Reads the one configuration file that mypy would read, the words of its command line, and the baseline beside it. */
export async function mypySettings(query: SettingsQuery): Promise<Settings> {
  const settings = await mypyConfiguration(query)
  return { ...settings, files: [...settings.files, ...(await ownBaseline(await baselinePath(query), query))] }
}

/** The same for another checker that takes mypy's configuration over. */
export async function mypyConfiguration(query: SettingsQuery): Promise<Settings> {
  const { args } = query
  const config = await mypyConfig(query)
  const words = args ?? []
  const named =
    args === null || optionValues(words, namedOtherwise).length > 0 ? null : positionalWords(words, withValue)
  const include = config?.files ?? []
  return {
    files: config === null ? [] : [config.file, ...(await localPlugins(config, query))],
    plugins: config?.plugins ?? [],
    languageVersion: optionValues(words, ['--python-version']).at(-1) ?? config?.pythonVersion ?? null,
    interpreter: optionValues(words, ['--python-executable']).at(-1) ?? config?.interpreter ?? null,
    named,
    parts: [{ include: include.map(everythingBelow), exclude: config?.ignored ?? [] }],
    excludePatterns: [...(config?.exclude ?? []), ...optionValues(words, ['--exclude'])],
  }
}

/** Of `mypy-baseline` (0.7), which takes what is in it out of mypy's output. */
async function baselinePath({ open }: SettingsQuery): Promise<string> {
  const document = await open('pyproject.toml')
  const table = document === null ? null : toolTable(readToml(document), 'mypy-baseline')
  return textOf(table?.['baseline_path']) ?? 'mypy-baseline.txt'
}

/** The one configuration file that mypy reads. */
export interface MypyConfig {
  readonly file: SettingsFile
  /** What counts of it: the sections of an INI file by name, or the table `tool.mypy`; null when it can't be read. */
  readonly table: Readonly<Record<string, unknown>> | null
  readonly format: 'ini' | 'toml'
  readonly plugins: readonly string[]
  readonly pythonVersion: string | null
  readonly interpreter: string | null
  readonly exclude: readonly string[]
  readonly files: readonly string[]
  /** Globs of files whose errors are not shown. */
  readonly ignored: readonly string[]
}

/** Null where there is none. */
export async function mypyConfig({ args, upwards, open }: SettingsQuery): Promise<MypyConfig | null> {
  const given = optionValues(args ?? [], ['--config-file']).at(-1)
  const names = ['mypy.ini', '.mypy.ini', 'pyproject.toml', 'setup.cfg']
  const candidates =
    given === undefined ? upwards.flatMap((up) => names.map((name) => `${up}${name}`)) : [given]
  for (const path of candidates) {
    const text = path === '' ? null : await open(path)
    const config = text === null ? null : readConfig(path, text, given !== undefined)
    if (config !== null) {
      return config
    }
  }
  return null
}

/** Null for a shared file that says nothing of mypy, and that nobody asked for. */
function readConfig(path: string, text: string, asked: boolean): MypyConfig | null {
  const isToml = path.toLowerCase().endsWith('.toml')
  const table = isToml ? toolTable(readToml(text), 'mypy') : iniTable(text)
  const shared = /(?:^|\/)(?:pyproject\.toml|setup\.cfg)$/.test(path)
  if (table === null && shared && !asked) {
    return null
  }
  const options = isToml ? table : tableOf(table?.['mypy'])
  const list = (name: string): readonly string[] =>
    textsOf(options?.[name]).flatMap((item) => item.split(/[,\n]/))
  return {
    file: { path, content: table === null ? text : canonicalText(table) },
    table,
    format: isToml ? 'toml' : 'ini',
    plugins: trimmed(list('plugins')),
    pythonVersion: textOf(options?.['python_version']),
    interpreter: textOf(options?.['python_executable']),
    exclude: trimmed(textsOf(options?.['exclude'])),
    files: trimmed(list('files')).map((file) => joinPath('', file)),
    ignored: ignoredGlobs(table, isToml ? 'toml' : 'ini'),
  }
}

/** Only mypy's own sections; null when there is none. */
function iniTable(text: string): Readonly<Record<string, unknown>> | null {
  const own = [...readIni(text)].filter(([name]) => name === 'mypy' || name.startsWith('mypy-'))
  return own.length === 0
    ? null
    : Object.fromEntries(own.map(([name, options]) => [name, Object.fromEntries(options)]))
}

/** A plugin that is a file of the project changes results as configuration does. */
async function localPlugins(config: MypyConfig, { open }: SettingsQuery): Promise<readonly SettingsFile[]> {
  const files: SettingsFile[] = []
  for (const plugin of config.plugins.map((name) => name.replace(/\.py:[^/]*$/, '.py'))) {
    const path = joinPath(folderOf(config.file.path), plugin)
    const content = plugin.endsWith('.py') ? await open(path) : null
    if (content !== null) {
      files.push({ path, content })
    }
  }
  return files
}

function trimmed(items: readonly string[]): readonly string[] {
  return items.map((item) => item.trim()).filter((item) => item !== '')
}
