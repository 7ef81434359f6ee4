/**
 * What a checker with one TOML file of its own is told to check: ty and pyrefly. The file stands in the folder or
 * above it, or its table is in a `pyproject.toml`; the nearest one counts.
 */
import { canonicalText, tableOf, textOf, textsOf } from './config-value.ts'
import { everythingBelow, folderOf, joinPath } from './folder-path.ts'
import { ownBaseline } from './own-baseline.ts'
import type { Settings, SettingsFile, SettingsQuery } from './settings.ts'
import { readToml, toolTable } from './toml-text.ts'
import { optionValues, positionalWords } from './words.ts'

/** Where one checker's settings are. Keys are paths of tables: `src.exclude`. */
export interface TomlKeys {
  /** `ty` for `ty.toml` and `[tool.ty]`. */
  readonly tool: string
  readonly include: string
  readonly exclude: string
  readonly pythonVersion: string
  readonly interpreter: string
  /** Names the checker's own baseline: errors in it are in none of its outputs. The option has the same name. */
  readonly baseline: string
  readonly options: {
    readonly config: readonly string[]
    readonly exclude: readonly string[]
    readonly interpreter: readonly string[]
    /** Further ones that take the next word. */
    readonly withValue: readonly string[]
  }
  /** One exclusion as a glob, relative to the file that holds it. */
  readonly glob: (pattern: string) => string
  /** Exclusions in all but the name: files that are looked at, and nothing is said of. */
  readonly ignored?: (table: Readonly<Record<string, unknown>> | null) => readonly string[]
  /** What is read where there is no file of its own. */
  readonly fallback: (query: SettingsQuery) => Promise<Pick<Settings, 'files' | 'parts'>>
}

/** See the head of this file. */
export function tomlSettings(keys: TomlKeys): (query: SettingsQuery) => Promise<Settings> {
  const { options } = keys
  const withValue = new Set(['--python-version', `--${keys.baseline}`, ...Object.values(options).flat()])
  return async (query) => {
    const config = await tomlConfig(keys, query)
    const words = query.args ?? []
    const at = (key: string): unknown =>
      key.split('.').reduce<unknown>((value, name) => tableOf(value)?.[name], config?.table ?? null)
    const folder = config === null ? '' : folderOf(config.path)
    const ignored = keys.ignored?.(config?.table ?? null) ?? []
    const excluded = [
      ...[...textsOf(at(keys.exclude)), ...ignored].map((pattern) => joinPath(folder, keys.glob(pattern))),
      ...optionValues(words, options.exclude).map((pattern) => joinPath('', keys.glob(pattern))),
    ]
    const include = textsOf(at(keys.include)).map((path) => everythingBelow(joinPath(folder, path)))
    const other = config === null ? await keys.fallback(query) : null
    const own = config === null ? [] : [{ path: config.path, content: config.content }]
    const baseline = baselinePath(
      optionValues(words, [`--${keys.baseline}`]),
      textOf(at(keys.baseline)),
      folder,
    )
    return {
      files: [...(other?.files ?? own), ...(await ownBaseline(baseline, query))],
      plugins: [],
      languageVersion: optionValues(words, ['--python-version']).at(-1) ?? textOf(at(keys.pythonVersion)),
      interpreter: optionValues(words, options.interpreter).at(-1) ?? textOf(at(keys.interpreter)),
      named: query.args === null ? null : withoutVerb(positionalWords(words, withValue)),
      parts: other?.parts ?? [{ include, exclude: excluded.map(everythingBelow) }],
      excludePatterns: [],
    }
  }
}

/** The option's starts where the checker runs, the configuration's at its folder. */
function baselinePath(given: readonly string[], configured: string | null, folder: string): string | null {
  return given.at(-1) ?? (configured === null ? null : joinPath(folder, configured))
}

/** `ty check src`. */
function withoutVerb(words: readonly string[]): readonly string[] {
  return words[0] === 'check' ? words.slice(1) : words
}

/** The file that counts, with its table; null where there is none. */
export type ConfigTable = SettingsFile & { readonly table: Readonly<Record<string, unknown>> | null }

/** See {@link ConfigTable}. */
export async function tomlConfig(
  { tool, options }: Pick<TomlKeys, 'tool' | 'options'>,
  { args, upwards, open }: SettingsQuery,
): Promise<ConfigTable | null> {
  const given = optionValues(args ?? [], options.config).at(-1)
  const names = [`${tool}.toml`, 'pyproject.toml']
  const candidates =
    given === undefined ? upwards.flatMap((up) => names.map((name) => `${up}${name}`)) : [given]
  for (const path of candidates) {
    const text = await open(path)
    const document = text === null ? null : readToml(text)
    const shared = path.endsWith('pyproject.toml')
    const table = shared ? toolTable(document, tool) : document
    if (text !== null && (table !== null || !shared)) {
      return { path, table, content: table === null ? text : canonicalText(table) }
    }
  }
  return null
}
