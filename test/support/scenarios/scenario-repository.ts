/**
 * One real repository that holds the two commits of every scenario in each language, made in one go: a hundred
 * repositories would take a minute. Which of the two a checkout knows is the scenario's history.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import type { Language } from './rule-codes.ts'
import { type History, inLanguage, type Scenario, textsOf } from './scenario.ts'

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
  const places = scenarios.flatMap((scenario) => languages.map((language) => ({ scenario, language })))
  const names = await fastImport(
    repository,
    places.map(({ scenario, language }, index) => importStream(scenario, language, 3 * index + 1)).join(''),
  )
  const commits = new Map<string, Commits>()
  for (const [index, { scenario, language }] of places.entries()) {
    const [before, after] = [names.get(3 * index + 1), names.get(3 * index + 2)]
    if (before !== undefined && after !== undefined) {
      commits.set(`${language} ${scenario.name}`, { before, after })
    }
  }
  const commitsOf = (scenario: Scenario, language: Language): Commits => {
    const found = commits.get(`${language} ${scenario.name}`)
    if (found === undefined) {
      throw new Error(`there are no commits of ${scenario.name}`)
    }
    return found
  }
  return {
    commitsOf,
    inCheckout: async (scenario, language, use) => {
      const fetch = fetches[scenario.history]?.(commitsOf(scenario, language))
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

/** For `git fast-import`: marks `first` and `first + 1` are the commits before and after, `first + 2` is at hand. */
function importStream(scenario: Scenario, language: Language, first: number): string {
  const [before, after] = [scenario.before, scenario.after].map((tree) => textsOf(inLanguage(tree, language)))
  const ref = `refs/heads/${language}/${scenario.name}`
  const commit = (
    mark: number,
    parents: readonly string[],
    tree: Readonly<Record<string, string>> = {},
  ): string =>
    [
      `reset ${ref}\n`,
      `commit ${ref}\nmark :${mark}\ncommitter octocat <octocat@users.noreply.github.com> 1767600000 +0000\n`,
      `data 0\n${parents.join('')}deleteall\n`,
      ...Object.entries(tree).map(
        ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
      ),
    ].join('')
  const parents: Readonly<Partial<Record<History, readonly string[]>>> = {
    'unrelated commits': [],
    merge: [`from :${first}\n`, `merge :${first + 2}\n`],
  }
  return [
    commit(first, [], before),
    ...(scenario.history === 'merge' ? [commit(first + 2, [], after)] : []),
    commit(first + 1, parents[scenario.history] ?? [`from :${first}\n`], after),
  ].join('')
}

/** The object name of each mark. */
async function fastImport(repository: GitRepository, stream: string): Promise<ReadonlyMap<number, string>> {
  const marks = join(repository.directory, 'marks')
  await new Promise<void>((resolve, reject) => {
    const args = ['-C', repository.directory, 'fast-import', '--quiet', `--export-marks=${marks}`]
    const child = execFile('git', args, { env: hermeticGit }, (error) =>
      error === null ? resolve() : reject(error),
    )
    child.stdin?.end(stream)
  })
  const lines = (await readFile(marks, 'utf8')).trim().split('\n')
  return new Map(
    lines.map((line) => {
      const [mark = '', name = ''] = line.split(' ')
      return [Number(mark.slice(1)), name]
    }),
  )
}
