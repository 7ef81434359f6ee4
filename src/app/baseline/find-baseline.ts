/**
 * Finds the baseline: the commit's own runs first, then its ancestors along first parents. Says “absent”
 * only when everything was read; every other trouble is “unreadable”. docs/baseline.md
 */
import type { BaselineOrigin } from '#model/baseline.ts'
import type { CommitSha } from '#model/ids.ts'
import { type AbsenceProblem, type Problem, ProblemError } from '#model/problem.ts'
import type { ActionsApi, StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import type { Clock } from '#ports/clock.ts'
import { newestAttempt } from './artifact-names.ts'
import { distrust, distrustedForWorkflowOnly, type Expectation, mayBeTrusted } from './trust.ts'

/** Which baseline is wanted. */
export interface BaselineQuery {
  readonly artifact: string
  /** The commit that the change sits on. */
  readonly commit: CommitSha
  readonly branch: string
  readonly repositoryId: number
  /** This run never is its own baseline. */
  readonly runId: number
  /** The file of this run’s workflow; null: GitHub is asked for the run. */
  readonly ownWorkflowFile: string | null
  /** A workflow's file that the user named instead. */
  readonly workflowFile: string | null
  readonly waitMs: number
  /** The most a snapshot may have, unpacked. */
  readonly maxBytes: number
}

/** The text of the baseline, not yet decoded, or why there is none. */
export type FoundBaseline =
  | {
      readonly state: 'found'
      readonly text: string
      readonly origin: BaselineOrigin
      /** Names it in the user's words, at the start of a sentence. */
      readonly label: string
    }
  | { readonly state: 'absent'; readonly problem: AbsenceProblem }
  | { readonly state: 'unreadable'; readonly problem: Problem }

/** Always resolves for every answer that GitHub can give; other errors are bugs and are thrown. */
export async function findBaseline(
  api: ActionsApi,
  clock: Clock,
  query: BaselineQuery,
): Promise<FoundBaseline> {
  try {
    const { repositoryId, branch } = query
    const workflow = await expectedWorkflow(api, query)
    const search = new Search(api, query, { repositoryId, branch, workflow })
    return (await search.exact(clock)) ?? (await search.ancestors())
  } catch (error) {
    if (error instanceof ProblemError) {
      return { state: 'unreadable', problem: error.problem }
    }
    throw error
  }
}

async function expectedWorkflow(api: ActionsApi, query: BaselineQuery): Promise<Expectation['workflow']> {
  const name = query.workflowFile ?? query.ownWorkflowFile
  return name === null ? { kind: 'id', id: (await api.run(query.runId)).workflowId } : { kind: 'file', name }
}

/** How often a running run of the base commit is asked again. */
const pollMs = 10_000

class Search {
  private readonly api: ActionsApi
  private readonly query: BaselineQuery
  private readonly expected: Expectation
  private readonly refused = new Set<string>()
  private readonly expired: string[] = []

  constructor(api: ActionsApi, query: BaselineQuery, expected: Expectation) {
    this.api = api
    this.query = query
    this.expected = expected
  }

  /** The runs of the very commit, waiting for those that are still under way. */
  async exact(clock: Clock): Promise<FoundBaseline | null> {
    const deadline = clock.now() + this.query.waitMs
    for (;;) {
      const runs = (await this.api.runsAt(this.query.commit)).filter((run) => this.trusts(run))
      for (const run of newestFirst(runs)) {
        const found = await this.read(run, this.query.commit, 0)
        if (found !== null) {
          return found
        }
      }
      const left = deadline - clock.now()
      if (left <= 0 || runs.every(({ finished }) => finished)) {
        return null
      }
      await clock.sleep(Math.min(pollMs, left))
    }
  }

  /** The nearest ancestor that has one; proof of absence when none has. */
  async ancestors(): Promise<FoundBaseline> {
    const candidates = await this.candidates()
    let distance = 0
    for await (const commit of candidates.size === 0 ? [] : this.api.firstParents(this.query.commit)) {
      const runIds = candidates.get(commit) ?? new Set()
      candidates.delete(commit)
      const runs = await Promise.all([...runIds].map((id) => this.api.run(id)))
      for (const run of newestFirst(runs.filter((one) => this.trusts(one)))) {
        const found = await this.read(run, commit, distance)
        if (found !== null) {
          return found
        }
      }
      if (candidates.size === 0) {
        break
      }
      distance += 1
    }
    return { state: 'absent', problem: this.absence() }
  }

  /** Runs that may hold a baseline, by commit: from the list by name, and re-runs, whose names differ. */
  private async candidates(): Promise<Map<string, Set<number>>> {
    const byCommit = new Map<string, Set<number>>()
    const add = (commit: string, runId: number): void => {
      byCommit.set(commit, (byCommit.get(commit) ?? new Set()).add(runId))
    }
    for (const artifact of await this.api.artifactsNamed(this.query.artifact)) {
      if (mayBeTrusted(artifact, this.expected) && artifact.runId !== this.query.runId) {
        if (artifact.expired) {
          this.noteExpired(artifact)
        } else {
          add(artifact.headSha, artifact.runId)
        }
      }
    }
    for (const run of await this.reRuns()) {
      add(run.headSha, run.id)
    }
    return byCommit
  }

  /** Trusted runs that were run again: the name of their artifact differs, so the list by name lacks it. */
  private async reRuns(): Promise<readonly WorkflowRun[]> {
    const { workflow } = this.expected
    const asked = workflow.kind === 'id' ? workflow.id : workflow.name.replace(/^.*\//, '')
    const recent = await this.api.recentRuns(asked, this.query.branch)
    if (recent === null && this.query.workflowFile === null) {
      // This very run belongs to the workflow, so there is one.
      const request = 'list the runs of a workflow'
      throw new ProblemError({ kind: 'baseline-api-failed', request, reason: `no workflow “${asked}”` })
    }
    return (recent ?? []).filter((run) => run.attempt > 1 && this.trusts(run))
  }

  private async read(run: WorkflowRun, commit: CommitSha, distance: number): Promise<FoundBaseline | null> {
    const artifact = newestAttempt(await this.api.artifactsOf(run.id), this.query.artifact)
    if (artifact === null) {
      return null
    }
    if (artifact.expired) {
      this.noteExpired(artifact)
      return null
    }
    const text = await this.api.readEntry(artifact, { entry: 'snapshot.json', maxBytes: this.query.maxBytes })
    const origin: BaselineOrigin = { source: 'artifact', commit, distance, runUrl: run.url }
    return { state: 'found', text, origin, label: `The artifact “${artifact.name}”` }
  }

  private trusts(run: WorkflowRun): boolean {
    if (run.id === this.query.runId) {
      return false
    }
    if (distrustedForWorkflowOnly(run, this.expected)) {
      this.refused.add(`run ${run.id} was refused: ${distrust(run, this.expected)}`)
    }
    return distrust(run, this.expected) === null
  }

  private noteExpired(artifact: StoredArtifact): void {
    this.expired.push(artifact.expiresAt ?? 'an unknown date')
  }

  private absence(): AbsenceProblem {
    const { artifact } = this.query
    const expiredAt = this.expired.sort().at(-1)?.slice(0, 10)
    return expiredAt === undefined
      ? { kind: 'baseline-none', artifact, refused: [...this.refused] }
      : { kind: 'baseline-expired', artifact, expiredAt }
  }
}

function newestFirst(runs: readonly WorkflowRun[]): readonly WorkflowRun[] {
  return [...runs].sort((a, b) => b.id - a.id)
}
