/**
 * What a tool is told by its nearest configuration file and its command line, without knowing what the file means: equal
 * files mean the same to it. Which files it leaves out stays unknown.
 */
import { canonicalText, tableOf } from './config-value.ts'
import { readIni } from './ini-text.ts'
import { readLooseJson } from './loose-json.ts'
import { ownBaseline } from './own-baseline.ts'
import type { Settings, SettingsFile, SettingsQuery } from './settings.ts'
import { readToml, toolTable } from './toml-text.ts'
import { optionValues, positionalWords } from './words.ts'

/** Where a tool finds what it is told. */
export interface PlainSources {
  /** Names of files, those that win first; of a `pyproject.toml` only the table `[tool.…]` counts. */
  readonly names: readonly string[]
  /** The table in `pyproject.toml`. */
  readonly tool?: string
  /** Options that name another file. */
  readonly configOptions: readonly string[]
  /** Further options that take the next word. */
  readonly withValue: readonly string[]
  /** A file of findings that it leaves out, and the option that names another. */
  readonly ownBaseline?: { readonly usual: string; readonly option: string }
  /** Files that are neither TOML nor JSON are INI. */
  readonly ini?: true
  /** The first word when it is no path: `check`. */
  readonly verb?: string
}

/** See the head of this file. */
export function plainSettings(sources: PlainSources): (query: SettingsQuery) => Promise<Settings> {
  const { ownBaseline: known = null } = sources
  const options = known === null ? [] : [known.option]
  const withValue = new Set([...sources.configOptions, ...sources.withValue, ...options])
  return async (query) => {
    const config = await findFile(sources, query)
    const words = query.args === null ? null : positionalWords(query.args, withValue)
    const baseline = optionValues(query.args ?? [], options).at(-1) ?? known?.usual ?? null
    return {
      files: [...(config === null ? [] : [config]), ...(await ownBaseline(baseline, query))],
      plugins: [],
      languageVersion: null,
      interpreter: null,
      named: words?.[0] === sources.verb && words !== null ? words.slice(1) : words,
      parts: [],
      excludePatterns: [],
    }
  }
}

/** The file that is found, with what of it is the tool's as a table: TOML, JSON or INI; null where it is none of them. */
export async function plainTable(
  sources: PlainSources,
  query: SettingsQuery,
): Promise<{
  readonly path: string
  readonly text: string
  readonly table: Readonly<Record<string, unknown>> | null
} | null> {
  const found = await findFile(sources, query)
  if (found === null) {
    return null
  }
  const { path, content } = found
  const isShared = path.endsWith('pyproject.toml')
  const value = path.endsWith('.toml') && !isShared ? readToml(content) : readLooseJson(content)
  const table = tableOf(value)
  return { path, text: content, table: table === null && sources.ini === true ? iniTable(content) : table }
}

function iniTable(text: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...readIni(text)].map(([name, options]) => [name, Object.fromEntries(options)]))
}

async function findFile(
  { names, tool, configOptions }: PlainSources,
  { args, upwards, open }: SettingsQuery,
): Promise<SettingsFile | null> {
  const given = optionValues(args ?? [], configOptions).at(-1)
  const places = given === undefined ? upwards.flatMap((up) => names.map((name) => `${up}${name}`)) : [given]
  for (const path of places) {
    const text = await open(path)
    const isShared = path.endsWith('pyproject.toml')
    const table = text === null || !isShared || tool === undefined ? null : toolTable(readToml(text), tool)
    if (text !== null && (table !== null || !isShared)) {
      return { path, content: table === null ? text : canonicalText(table) }
    }
  }
  return null
}
