/**
 * What pyright or basedpyright is told to check. Upstream: docs/configuration.md and `AnalyzerService` of pyright
 * 1.1.414: `pyrightconfig.json` upwards, else `pyproject.toml` upwards; `extends` is followed, the nearer file wins.
 */
import { canonicalText, tableOf, textOf, textsOf } from '../settings/config-value.ts'
import { everythingBelow, folderOf, joinPath } from '../settings/folder-path.ts'
import { readLooseJson } from '../settings/loose-json.ts'
import { ownBaseline } from '../settings/own-baseline.ts'
import type { Settings, SettingsFile, SettingsQuery } from '../settings/settings.ts'
import { readToml, toolTable } from '../settings/toml-text.ts'
import { optionValues, positionalWords } from '../settings/words.ts'

/** Options that take the next word. */
const withValue: ReadonlySet<string> = new Set([
  ...['-p', '--project', '-v', '--venv-path', '--venvpath', '-t', '--typeshed-path', '--typeshedpath'],
  ...['--pythonplatform', '--pythonversion', '--pythonpath', '--level', '--createstub', '--verifytypes'],
  ...['--baselinefile', '--baseline-file', '--baselinemode', '--baseline-mode', '--threads'],
])

/** `tools` are its tables in a pyproject.toml, the first that is there counts; `defaultBaseline` is basedpyright's. */
export function pyrightSettings(
  tools: readonly string[],
  defaultBaseline: string | null,
): (query: SettingsQuery) => Promise<Settings> {
  return async (query) => {
    const chain = await configChain(query, tools)
    const words = query.args ?? []
    const list = (name: string): readonly string[] => {
      const owner = chain.find(({ table }) => table?.[name] !== undefined)
      const folder = owner === undefined ? '' : folderOf(owner.path)
      return textsOf(owner?.table?.[name]).map((path) => everythingBelow(joinPath(folder, path)))
    }
    const said = (name: string): string | null =>
      chain.map(({ table }) => textOf(table?.[name])).find((value) => value !== null) ?? null
    const baseline = defaultBaseline === null ? null : baselinePath(defaultBaseline, { chain, words })
    return {
      files: [
        ...chain.map(({ path, content }) => ({ path, content })),
        ...(await ownBaseline(baseline, query)),
      ],
      plugins: [],
      languageVersion: optionValues(words, ['--pythonversion']).at(-1) ?? said('pythonVersion'),
      interpreter: optionValues(words, ['--pythonpath']).at(-1) ?? null,
      named: query.args === null ? null : positionalWords(words, withValue),
      parts: [{ include: list('include'), exclude: [...list('exclude'), ...list('ignore')] }],
      excludePatterns: [],
    }
  }
}

/** One file of a chain. */
export interface ConfigLink extends SettingsFile {
  /** null when the file can't be read. */
  readonly table: Readonly<Record<string, unknown>> | null
}

/** The configuration's wins over the option's, and starts at its folder; `baselineFilePath` of basedpyright 1.40. */
function baselinePath(
  usual: string,
  { chain, words }: { readonly chain: readonly ConfigLink[]; readonly words: readonly string[] },
): string {
  const owner = chain.find(({ table }) => textOf(table?.['baselineFile']) !== null)
  const configured = textOf(owner?.table?.['baselineFile'])
  return owner !== undefined && configured !== null
    ? joinPath(folderOf(owner.path), configured)
    : (optionValues(words, ['--baselinefile']).at(-1) ?? joinPath(folderOf(chain[0]?.path ?? ''), usual))
}

const longestChain = 30

/** The configuration file and what it extends, nearest first. */
export async function configChain(
  query: SettingsQuery,
  tools: readonly string[],
): Promise<readonly ConfigLink[]> {
  const chain: ConfigLink[] = []
  let next = await firstConfig(query, tools)
  while (next !== null && chain.length < longestChain) {
    chain.push(next)
    const parent = textOf(next.table?.['extends'])
    const path = parent === null ? null : joinPath(folderOf(next.path), parent)
    const seen = chain.some((link) => link.path === path)
    next = path === null || seen ? null : await readConfig(path, query, tools)
  }
  return chain
}

async function firstConfig(query: SettingsQuery, tools: readonly string[]): Promise<ConfigLink | null> {
  const given = optionValues(query.args ?? [], ['-p', '--project']).at(-1)
  const candidates =
    given === undefined
      ? ['pyrightconfig.json', 'pyproject.toml'].flatMap((name) => query.upwards.map((up) => `${up}${name}`))
      : [given, joinPath(given, 'pyrightconfig.json'), joinPath(given, 'pyproject.toml')]
  for (const path of candidates) {
    const link = await readConfig(path, query, tools)
    if (link !== null) {
      return link
    }
  }
  return null
}

/** Null for a file that is not there, and for a pyproject.toml that says nothing of the checker. */
async function readConfig(
  path: string,
  { open }: SettingsQuery,
  tools: readonly string[],
): Promise<ConfigLink | null> {
  const text = await open(path)
  if (text === null) {
    return null
  }
  if (!path.endsWith('.toml')) {
    const table = tableOf(readLooseJson(text))
    return { path, table, content: table === null ? text : canonicalText(table) }
  }
  const document = readToml(text)
  const table = tools.map((tool) => toolTable(document, tool)).find((found) => found !== null) ?? null
  if (document === null) {
    return { path, table, content: text }
  }
  return table === null ? null : { path, table, content: canonicalText(table) }
}
