/**
 * One real repository that holds the two commits of every scenario in each language, made in one go: a hundred
 * repositories would take a minute. Which of the two a checkout knows is the scenario's history.
 */
import { pathToFileURL } from 'node:url'
import { type ImportedCommit, importCommits } from '#test/support/git-import.ts'
import { createGitRepository, type FileTree, type GitRepository } from '#test/support/git-repository.ts'
import type { Language } from './rule-codes.ts'
import { type History, inLanguage, type MarkedTree, type Scenario, textsOf } from './scenario.ts'

/** Full object names. */
export interface Commits {
  readonly before: string
  readonly after: string
}

/** The repository, and where in it each scenario is. */
export interface ScenarioRepository extends AsyncDisposable {
  readonly commitsOf: (scenario: Scenario, language: Language) => Commits
  /** Calls `use` with a folder in which git knows what the scenario's history says that it knows. */
  readonly inCheckout: <Result>(
    scenario: Scenario,
    language: Language,
    use: (folder: string) => Promise<Result>,
  ) => Promise<Result>
}

/** The caller disposes of it. */
export async function scenarioRepository(
  scenarios: readonly Scenario[],
  languages: readonly Language[],
): Promise<ScenarioRepository> {
  const repository = await createGitRepository()
  const commits: ImportedCommit[] = []
  const positions = new Map<string, { readonly before: number; readonly after: number }>()
  for (const scenario of scenarios) {
    for (const language of languages) {
      const before = commits.length
      commits.push(...commitsOf(scenario, language, before))
      positions.set(`${language} ${scenario.name}`, { before, after: commits.length - 1 })
    }
  }
  const names = await importCommits(repository, commits)
  const find = (scenario: Scenario, language: Language): Commits => {
    const position = positions.get(`${language} ${scenario.name}`)
    const [before, after] = [names[position?.before ?? -1], names[position?.after ?? -1]]
    if (before === undefined || after === undefined) {
      throw new Error(`there are no commits of ${scenario.name}`)
    }
    return { before, after }
  }
  return {
    commitsOf: find,
    inCheckout: async (scenario, language, use) => {
      const fetch = fetches[scenario.history]?.(find(scenario, language))
      return fetch === undefined ? use(repository.directory) : inClone(repository, fetch, use)
    },
    [Symbol.asyncDispose]: () => repository[Symbol.asyncDispose](),
  }
}

/** What each kind of clone fetches; other histories are compared where they were made. */
const fetches: Partial<Record<History, (commits: Commits) => readonly string[]>> = {
  'shallow clone': ({ after }) => ['--depth=1', 'origin', after],
  'shallow clone with the base': ({ before, after }) => ['--depth=1', 'origin', before, after],
  'blobless clone': ({ before, after }) => ['--filter=blob:none', 'origin', before, after],
}

async function inClone<Result>(
  repository: GitRepository,
  fetch: readonly string[],
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  await using clone = await createGitRepository()
  await clone.git('remote', 'add', 'origin', pathToFileURL(repository.directory).href)
  await clone.git('fetch', '--quiet', '--no-tags', ...fetch)
  await clone.git('checkout', '--quiet', '--detach', fetch.at(-1) ?? '')
  return await use(clone.directory)
}

/** Before is the first and after is the last. Between them may stand the other parent of a merge. */
function commitsOf(scenario: Scenario, language: Language, first: number): readonly ImportedCommit[] {
  const tree = (marked: MarkedTree): FileTree => textsOf(inLanguage(marked, language))
  const before = { tree: tree(scenario.before), parents: [] }
  const after = (parents: readonly number[]): ImportedCommit => ({ tree: tree(scenario.after), parents })
  switch (scenario.history) {
    case 'merge':
      return [before, after([]), after([first, first + 1])]
    case 'unrelated commits':
      return [before, after([])]
    default:
      return [before, after([first])]
  }
}
