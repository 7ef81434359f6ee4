/**
 * Compares the two sides of a scenario as a user would: a snapshot of each side, then a comparison that may ask
 * git about their commits; and again from what is left without git and without sources.
 */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { spawnedChecker } from '#adapters/process/spawned-checker.ts'
import { compareFiles } from '#app/local/compare-files.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import { takeSnapshot } from '#app/run/take-snapshot.ts'
import { checkerFor } from '#checkers/registry.ts'
import { commitSha } from '#model/ids.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { Log } from '#ports/log.ts'
import type { Repo } from '#ports/repo.ts'
import { renderJson } from '#render/json.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { rememberingRepo } from '#test/support/remembering-repo.ts'
import { type Side, type Sweep, sides } from './checker-sweep.ts'
import type { Column } from './mark.ts'
import type { Language } from './rule-codes.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioRepository } from './scenario-repository.ts'

/** `path:line code`, with ` replaced` behind it where it is; sorted. */
export interface Outcome {
  readonly new: readonly string[]
  readonly fixed: readonly string[]
}

/** What every checker's comparison says, in every column. */
export type Outcomes = ReadonlyMap<Sweep, Readonly<Record<Column, Outcome>>>

/** Takes the snapshots of both sides in the trees that were checked, and compares them. */
export async function compareSides(
  scenario: Scenario,
  language: Language,
  world: { readonly sweeps: readonly Sweep[]; readonly repository: ScenarioRepository },
): Promise<Outcomes> {
  const commits = world.repository.commitsOf(scenario, language)
  return await world.repository.inCheckout(scenario, language, async (folder) => {
    const ports = portsWith(rememberingRepo(gitRepo(folder, hermeticGit)))
    const outcomes = new Map<Sweep, Readonly<Record<Column, Outcome>>>()
    for (const sweep of world.sweeps.filter((one) => one.language === language)) {
      const compared = async (column: Column): Promise<Outcome> => {
        const [base, head] = await Promise.all(
          sides.map((side) => snapshotOf(sweep, scenario, side, { column, commit: commits[side] })),
        )
        if (base === undefined || head === undefined) {
          throw new Error('a comparison has two sides')
        }
        return outcomeOf(base, head, ports)
      }
      outcomes.set(sweep, {
        git: await compared('git'),
        'without git': await compared('without git'),
        'without source': await compared('without source'),
      })
    }
    return outcomes
  })
}

/** As `snapshot` makes it; without sources, its root is a folder that does not exist. */
function snapshotOf(
  { checker: name, findings, folder }: Sweep,
  scenario: Scenario,
  side: Side,
  { column, commit }: { readonly column: Column; readonly commit: string },
): Promise<Snapshot> {
  const checker = { ...checkerFor(name), read: () => findings(scenario, side) }
  const nothing = { stdout: '', stderr: '', exit: { kind: 'unknown' } } as const
  const root = column === 'without source' ? '/nonexistent' : folder(scenario, side)
  return takeSnapshot(checker, nothing, {
    name,
    commit: column === 'git' ? commitSha(commit) : null,
    checker: { name, version: null, configuration: null },
    platform: { os: null, leg: null },
    run: null,
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
  const report = await compareFiles(
    { base, head, policy, name: null, root: null, partial: false },
    { files: ports.files, repo: ports.repo('.') },
  )
  const { new: added, fixed } = JSON.parse(renderJson(report)) as Record<'new' | 'fixed', readonly Listed[]>
  return { new: added.map(words).sort(), fixed: fixed.map(words).sort() }
}

function words({ path, line, code, replaced }: Listed): string {
  return `${path}:${line} ${code}${replaced === true ? ' replaced' : ''}`
}

function portsWith(repo: Repo): LocalPorts {
  return {
    process: spawnedChecker(hermeticGit),
    files: nodeFiles,
    log: silence,
    digest: shaDigest,
    os: process.platform,
    pulled: async () => null,
    otherRevision: () => {
      throw new Error('a scenario has one working copy')
    },
    today: '2027-01-10',
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
