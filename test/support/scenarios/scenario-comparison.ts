/**
 * Compares the two sides of a scenario as a user would: a real repository with a commit a side, a snapshot taken
 * at each, then a comparison that may ask git; and again from what is left without git and without sources.
 */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { spawnedChecker } from '#adapters/process/spawned-checker.ts'
import { compareFiles, type LocalPorts } from '#app/local/local-commands.ts'
import { takeSnapshot } from '#app/take-snapshot.ts'
import { checkerFor } from '#checkers/registry.ts'
import { type CommitSha, commitSha } from '#model/ids.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { Log } from '#ports/log.ts'
import type { Repo } from '#ports/repo.ts'
import { renderJson } from '#render/json.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import type { Side, Sweep } from './checker-sweep.ts'
import { type Column, columns } from './mark.ts'
import type { Language } from './rule-codes.ts'
import { inLanguage, type Scenario, textsOf } from './scenario.ts'
import { commitAfter, inCheckout } from './scenario-history.ts'

/** `path:line code`, with ` replaced` behind it where it is; sorted. */
export interface Outcome {
  readonly new: readonly string[]
  readonly fixed: readonly string[]
}

/** What every checker's comparison says, in every column. */
export type Outcomes = ReadonlyMap<Sweep, Readonly<Record<Column, Outcome>>>

/** Builds the repository of the scenario's history, takes the snapshots in it and compares them. */
export async function compareSides(
  scenario: Scenario,
  language: Language,
  sweeps: readonly Sweep[],
): Promise<Outcomes> {
  await using repository = await createGitRepository()
  await using empty = await temporaryFolder()
  const snapshots = new Map<string, Snapshot>()
  const take = async (side: Side, commit: CommitSha | null): Promise<void> => {
    for (const sweep of sweeps) {
      for (const column of columns) {
        const blind = column === 'without source'
        const root = blind ? empty.path : repository.directory
        const facts = { root, commit: column === 'git' ? commit : null }
        snapshots.set(key(sweep, column, side), await snapshotOf(sweep, scenario, side, facts))
      }
    }
  }
  const base = await repository.commit(textsOf(inLanguage(scenario.before, language)))
  await take('before', commitSha(base))
  const head = await commitAfter(repository, textsOf(inLanguage(scenario.after, language)), scenario.history)
  await take('after', commitSha(head))
  return await inCheckout(
    repository,
    { history: scenario.history, commits: { base, head } },
    async (folder) => {
      const ports = portsWith(remembering(gitRepo(folder, hermeticGit)))
      const outcomes = new Map<Sweep, Readonly<Record<Column, Outcome>>>()
      for (const sweep of sweeps) {
        const compared = (column: Column): Promise<Outcome> => {
          const [before, after] = [key(sweep, column, 'before'), key(sweep, column, 'after')]
          return outcomeOf(found(snapshots, before), found(snapshots, after), ports)
        }
        outcomes.set(sweep, {
          git: await compared('git'),
          'without git': await compared('without git'),
          'without source': await compared('without source'),
        })
      }
      return outcomes
    },
  )
}

function key({ checker }: Sweep, column: Column, side: Side): string {
  return `${checker} ${column} ${side}`
}

function found(snapshots: ReadonlyMap<string, Snapshot>, name: string): Snapshot {
  const snapshot = snapshots.get(name)
  if (snapshot === undefined) {
    throw new Error(`there is no snapshot ${name}`)
  }
  return snapshot
}

function snapshotOf(
  { checker: name, findings }: Sweep,
  scenario: Scenario,
  side: Side,
  { root, commit }: { readonly root: string; readonly commit: CommitSha | null },
): Promise<Snapshot> {
  const checker = { ...checkerFor(name), read: () => findings(scenario, side) }
  const nothing = { stdout: '', stderr: '', exit: { kind: 'unknown' } } as const
  return takeSnapshot(checker, nothing, {
    name,
    commit,
    checker: { name, version: null, configuration: null },
    platform: { os: null, leg: null },
    base: { root, spelledRoot: root, cwd: root },
    files: nodeFiles,
    digest: shaDigest,
  })
}

interface Listed {
  readonly path: string
  readonly line: number
  readonly code: string | null
  readonly replaced?: boolean
}

/** What `compare --format json` answers. Git is asked only about commits that both snapshots name. */
async function outcomeOf(base: Snapshot, head: Snapshot, ports: LocalPorts): Promise<Outcome> {
  const policy = { maxIncrease: null, maxErrors: null, maxNewErrors: 0 }
  const report = await compareFiles({ base, head, policy, gitDir: '.' }, ports)
  const { new: added, fixed } = JSON.parse(renderJson(report)) as Record<'new' | 'fixed', readonly Listed[]>
  return { new: added.map(words).sort(), fixed: fixed.map(words).sort() }
}

function words({ path, line, code, replaced }: Listed): string {
  return `${path}:${line} ${code}${replaced === true ? ' replaced' : ''}`
}

/** Asks every question once: four checkers have the same ones. */
function remembering(repo: Repo): Repo {
  const answers = new Map<string, unknown>()
  return new Proxy(repo, {
    get: (target, name: keyof Repo) => {
      const ask = target[name] as (...args: readonly unknown[]) => unknown
      return (...args: readonly unknown[]): unknown => {
        const question = JSON.stringify([name, args])
        const answer = answers.has(question) ? answers.get(question) : ask(...args)
        answers.set(question, answer)
        return answer
      }
    },
  })
}

function portsWith(repo: Repo): LocalPorts {
  return {
    process: spawnedChecker(hermeticGit),
    files: nodeFiles,
    log: silence,
    digest: shaDigest,
    os: process.platform,
    repo: () => repo,
  }
}

const silence: Log = {
  info: () => undefined,
  warning: () => undefined,
  error: () => undefined,
  annotate: () => undefined,
  group: (_title, body) => body(() => undefined),
}
