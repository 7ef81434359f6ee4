/**
 * What tsc is told to check: the project files that the words name, what they extend, and the projects that they
 * refer to. Upstream: the tsconfig reference, `parseConfigFileTextToJson` and `getExtendsConfigPath` of 5.9.
 */
import { canonicalText, tableOf, textsOf } from '../settings/config-value.ts'
import { everythingBelow, folderOf, isAbsolutePath, joinPath } from '../settings/folder-path.ts'
import { readLooseJson } from '../settings/loose-json.ts'
import type {
  HeldBack,
  RefersOnly,
  Settings,
  SettingsFile,
  SettingsPart,
  SettingsQuery,
} from '../settings/settings.ts'
import { optionValues } from '../settings/words.ts'
import { builds as asksToBuild, isBuildWord } from './words.ts'

/** Options that take the name of a file that is written. */
const withFile: ReadonlySet<string> = new Set(['--outfile', '--out', '--tsbuildinfofile', '--generatetrace'])
/** With one of these tsc prints what it is asked for and checks nothing. */
const neverChecks = ['listFilesOnly', 'showConfig', 'init', 'help', 'all', 'version'] as const
/** The same of a build. */
const buildsNothing = ['clean', 'dry'] as const
const source = /\.[cm]?[jt]sx?$/
/** More than any repository has; a cycle ends earlier. */
const mostFiles = 2000

/** Words that name sources leave every project file aside. */
export async function tscSettings(query: SettingsQuery): Promise<Settings> {
  const words = query.args ?? []
  const builds = asksToBuild(words)
  const { named, projects, seen, checked } = await tscProjects(query)
  return {
    files: [...seen].map(([path, { content }]): SettingsFile => ({ path, content })),
    plugins: [],
    languageVersion: null,
    interpreter: null,
    named: query.args === null ? null : named,
    parts: checked.flatMap((path) => partOf(path, seen)),
    excludePatterns: [],
    heldBack: query.args === null ? null : heldBackBy(words, { builds, projects: checked, seen }),
    programs: programsOf(query, { builds, projects, seen }),
    refersOnly: query.args === null || builds ? null : refersOnly(projects, seen),
  }
}

/** The project files of a run, each read once with what it extends and refers to. */
export async function tscProjects(query: SettingsQuery): Promise<TscProjects> {
  const words = query.args ?? []
  const named = words.filter(
    (word, index) =>
      source.test(word) && !word.startsWith('-') && !withFile.has((words[index - 1] ?? '').toLowerCase()),
  )
  const seen = new Map<string, ConfigFile>()
  const projects = named.length > 0 ? [] : await projectPaths(query)
  for (const project of projects) {
    await follow(project, query, seen)
  }
  return { named, projects, seen, checked: asksToBuild(words) ? reachable(projects, seen) : projects }
}

/** A run whose words are hidden may build what the project that is found refers to. */
function programsOf(
  { args }: SettingsQuery,
  { builds, projects, seen }: FoundProjects & { readonly builds: boolean },
): number | null {
  if (args !== null && !builds) {
    return 1
  }
  const found = reachable(projects, seen).filter((path) => partOf(path, seen).length > 0)
  return found.length === 0 ? null : found.length
}

/** What a run is told to check, and what was found there. */
interface FoundProjects {
  readonly projects: readonly string[]
  readonly seen: ReadonlyMap<string, ConfigFile>
}

/** The same, with the sources that the words name and the projects that are checked. */
export interface TscProjects extends FoundProjects {
  readonly named: readonly string[]
  readonly checked: readonly string[]
}

/** tsc says nothing of a project without files that refers to others, and checks none of them. */
function refersOnly(projects: readonly string[], seen: FoundProjects['seen']): RefersOnly | null {
  const [project = ''] = projects
  const references = seen.get(project)?.references ?? []
  return references.length > 0 && partOf(project, seen).length === 0 ? { project, references } : null
}

/** Names are taken without case; `false` behind one turns it off, whatever the project says. */
function heldBackBy(
  words: readonly string[],
  run: {
    readonly builds: boolean
    readonly projects: readonly string[]
    readonly seen: ReadonlyMap<string, ConfigFile>
  },
): HeldBack | null {
  const said = (name: string): boolean | null => {
    const at = words.findLastIndex((word) => word.toLowerCase() === `--${name.toLowerCase()}`)
    return at === -1 ? null : words[at + 1]?.toLowerCase() !== 'false'
  }
  const noCheck = said('noCheck')
  if (noCheck === true) {
    return { option: '--noCheck', when: 'always' }
  }
  const idle = [...neverChecks, ...(run.builds ? buildsNothing : [])].find((name) => said(name) === true)
  if (idle !== undefined) {
    return { option: `--${idle}`, when: 'always' }
  }
  if (run.builds && said('stopBuildOnErrors') === true) {
    return { option: '--stopBuildOnErrors', when: 'with-errors' }
  }
  return noCheck === null ? heldBackByProjects(run.projects, run.seen) : null
}

/** `noCheck` of every project; where only some have it, the others are checked. */
function heldBackByProjects(
  projects: readonly string[],
  seen: ReadonlyMap<string, ConfigFile>,
): HeldBack | null {
  const own = (path: string): unknown => tableOf(seen.get(path)?.table?.['compilerOptions'])?.['noCheck']
  const isOff = (path: string): boolean =>
    lineage(path, seen)
      .map(own)
      .find((value) => value !== undefined) === true
  const sources = projects.filter((path) => partOf(path, seen).length > 0)
  return sources.length > 0 && sources.every(isOff)
    ? { option: `noCheck in ${sources[0]}`, when: 'always' }
    : null
}

/** One project file. */
export interface ConfigFile {
  readonly content: string
  readonly table: Readonly<Record<string, unknown>> | null
  /** Paths of the files that were found. */
  readonly bases: readonly string[]
  readonly references: readonly string[]
}

async function projectPaths({ args, upwards, open }: SettingsQuery): Promise<readonly string[]> {
  const words = args ?? []
  const build = words.findIndex(isBuildWord)
  const given =
    build === -1
      ? optionValues(words, ['-p', '--project', '-P']).slice(-1)
      : words.slice(build + 1).filter((word) => !word.startsWith('-') && !/^(?:true|false)$/.test(word))
  if (given.length > 0) {
    return given.map(projectFile)
  }
  for (const up of upwards) {
    if ((await open(`${up}tsconfig.json`)) !== null) {
      return [`${up}tsconfig.json`]
    }
  }
  return []
}

/** A folder stands for its tsconfig.json. */
function projectFile(path: string): string {
  return path.endsWith('.json') ? joinPath('', path) : joinPath(path, 'tsconfig.json')
}

/** Reads a project, what it extends, and what it refers to, each file once. */
async function follow(path: string, query: SettingsQuery, seen: Map<string, ConfigFile>): Promise<void> {
  const text = seen.has(path) || seen.size >= mostFiles ? null : await query.open(path)
  if (text === null) {
    return
  }
  const table = tableOf(readLooseJson(text))
  const bases: string[] = []
  const references = (Array.isArray(table?.['references']) ? table['references'] : []).flatMap(
    (reference: unknown) =>
      textsOf(tableOf(reference)?.['path']).map((to) => projectFile(joinPath(folderOf(path), to))),
  )
  seen.set(path, { content: table === null ? text : canonicalText(table), table, bases, references })
  for (const base of textsOf(table?.['extends'])) {
    const found = await findBase(base, folderOf(path), query)
    if (found !== null) {
      bases.push(found)
      await follow(found, query, seen)
    }
  }
  for (const reference of references) {
    await follow(reference, query, seen)
  }
}

/** A path, or the name of a package that is looked for in `node_modules` upwards. */
async function findBase(
  name: string,
  folder: string,
  { open, upwards }: SettingsQuery,
): Promise<string | null> {
  const isPath = /^\.{1,2}(?:\/|$)/.test(name) || isAbsolutePath(name)
  const places = isPath ? [joinPath(folder, name)] : ['', ...upwards].map((up) => `${up}node_modules/${name}`)
  for (const place of places) {
    for (const candidate of [place, `${place}.json`, `${place}/tsconfig.json`]) {
      if ((await open(candidate)) !== null) {
        return candidate
      }
    }
  }
  return null
}

function reachable(projects: readonly string[], seen: ReadonlyMap<string, ConfigFile>): readonly string[] {
  const all = new Set(projects)
  for (const path of all) {
    for (const reference of seen.get(path)?.references ?? []) {
      all.add(reference)
    }
  }
  return [...all]
}

/** The lists of one project; a list that it does not have comes from what it extends, the last base first. */
function partOf(path: string, seen: ReadonlyMap<string, ConfigFile>): readonly SettingsPart[] {
  const inherited = (name: string): readonly string[] | null => {
    const chain = lineage(path, seen)
    const owner = chain.find((each) => Array.isArray(seen.get(each)?.table?.[name]))
    return owner === undefined
      ? null
      : textsOf(seen.get(owner)?.table?.[name]).map((item) => joinPath(folderOf(owner), item))
  }
  const [files, include] = [inherited('files'), inherited('include')]
  // A project of references alone has an empty list of files, and checks none.
  const isEmpty = (files ?? include) !== null && (files ?? []).length + (include ?? []).length === 0
  if (!seen.has(path) || isEmpty) {
    return []
  }
  const everything = files === null && include === null ? [everythingBelow(folderOf(path))] : []
  return [
    {
      include: [...(files ?? []), ...(include ?? []).map(included), ...everything],
      exclude: (inherited('exclude') ?? []).map(everythingBelow),
    },
  ]
}

/** A project and what it extends, nearest first. */
export function lineage(path: string, seen: ReadonlyMap<string, ConfigFile>): readonly string[] {
  const chain = new Set([path])
  for (const each of chain) {
    for (const base of [...(seen.get(each)?.bases ?? [])].reverse()) {
      chain.add(base)
    }
  }
  return [...chain]
}

/** A name without a wildcard or an ending is a folder. */
function included(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1)
  return /[*?]/.test(last) || source.test(last) || last.endsWith('.json') ? path : everythingBelow(path)
}
