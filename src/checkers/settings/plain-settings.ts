/**
 * What a tool is told by its nearest configuration file and its command line, without knowing what the file means: equal
 * files mean the same to it. Which files it leaves out stays unknown.
 */
import { canonicalText } from './config-value.ts'
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
  /** The first word when it is no path: `check`. */
  readonly verb?: string
}

/** See the head of this file. */
export function plainSettings(sources: PlainSources): (query: SettingsQuery) => Promise<Settings> {
  const withValue = new Set([...sources.configOptions, ...sources.withValue])
  return async (query) => {
    const config = await findFile(sources, query)
    const words = query.args === null ? null : positionalWords(query.args, withValue)
    return {
      files: config === null ? [] : [config],
      plugins: [],
      languageVersion: null,
      interpreter: null,
      named: words?.[0] === sources.verb && words !== null ? words.slice(1) : words,
      parts: [],
      excludePatterns: [],
    }
  }
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
