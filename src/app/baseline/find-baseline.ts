/**
 * Finds the baseline: the commit's own runs first, then its ancestors along first parents. Says “absent”
 * only when everything was read; every other trouble is “unreadable”. docs/baseline.md
 */
import type { BaselineOrigin } from '#model/baseline.ts'
import { type CommitSha, commitSha } from '#model/ids.ts'
import { type AbsenceProblem, type Problem, ProblemError } from '#model/problem.ts'
import type { ActionsApi, ListStart, RunsOfBranch, StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import type { Clock } from '#ports/clock.ts'
import { newestAttempt } from './artifact-names.ts'
import type { BaseLine } from './base-line.ts'
import { NamedArtifacts } from './named-artifacts.ts'
import { distrust, type Expectation, trustedEvents } from './trust.ts'

/** Which baseline is wanted. */
export interface BaselineQuery {
  readonly artifact: string
  /** The commit that the change sits on. */
  readonly commit: CommitSha
  /** It, and what is before it. */
  readonly line: BaseLine
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
    return await search.search(clock)
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
/** Trusted runs on the line that turn out to hold none, before the artifacts of the name are listed. */
const mostBarren = 3
/** Ancestors whose runs are asked for one by one where neither runs nor artifacts fit on a page. */
const mostProbed = 10

class Search {
  private readonly api: ActionsApi
  private readonly query: BaselineQuery
  private readonly expected: Expectation
  private readonly runsOfBranch: RunsOfBranch
  private readonly named: NamedArtifacts
  /** Finished runs that hold no baseline. */
  private readonly barren = new Set<number>()
  private readonly expired = new Set<string | null>()

  constructor(api: ActionsApi, query: BaselineQuery, expected: Expectation) {
    this.api = api
    this.query = query
    this.expected = expected
    const { workflow, branch } = expected
    const asked = workflow.kind === 'id' ? workflow.id : workflow.name.replace(/^.*\//, '')
    this.runsOfBranch = { workflow: asked, branch }
    this.named = new NamedArtifacts(api, query, expected)
  }

  async search(clock: Clock): Promise<FoundBaseline> {
    const newest = await this.newestRuns()
    const found =
      (await this.exact(newest, clock)) ??
      (await (newest.whole ? this.amongAllRuns(newest.items) : this.amongSome(newest.items)))
    return found ?? { state: 'absent', problem: await this.absence(newest.items) }
  }

  private async newestRuns(): Promise<ListStart<WorkflowRun>> {
    const newest = await this.api.newestRuns(this.runsOfBranch)
    if (newest === null && this.query.workflowFile === null) {
      // This very run belongs to the workflow, so there is one.
      const request = 'list the runs of a workflow'
      const reason = `no workflow “${this.runsOfBranch.workflow}”`
      throw new ProblemError({ kind: 'baseline-api-failed', request, reason })
    }
    const { items, whole } = newest ?? { items: [], whole: true }
    return { items: this.trusted(items), whole }
  }

  /** The runs of the very commit, waiting for those that are still under way. */
  private async exact(newest: ListStart<WorkflowRun>, clock: Clock): Promise<FoundBaseline | null> {
    const { commit, waitMs } = this.query
    const deadline = clock.now() + waitMs
    let runs: readonly WorkflowRun[] = newest.items.filter(at(commit))
    let { whole } = newest
    for (;;) {
      const found = await this.newestOf(runs, { commit, distance: 0 })
      if (found !== null) {
        return found
      }
      const left = deadline - clock.now()
      if (whole && (left <= 0 || runs.every(({ finished }) => finished))) {
        return null
      }
      if (whole) {
        await clock.sleep(Math.min(pollMs, left))
      }
      runs = await this.runsAt(commit)
      whole = true
    }
  }

  /** Every run of the branch is known, so that nobody else can hold one. */
  private async amongAllRuns(runs: readonly WorkflowRun[]): Promise<FoundBaseline | null> {
    const byCommit = runsByCommit(runs.filter(({ id }) => !this.barren.has(id)))
    byCommit.delete(this.query.commit)
    let known = runs
    for await (const place of this.query.line.met(byCommit)) {
      const found = await this.newestOf(known.filter(at(place.commit)), place)
      if (found !== null) {
        return found
      }
      if (known === runs && this.barren.size >= mostBarren) {
        const holders = await this.named.holders()
        known = runs.filter(({ id, attempt }) => holders === null || holders.has(id) || attempt > 1)
        keepOnly(byCommit, known)
      }
    }
    return null
  }

  /** Too many runs to know all: what is near is asked for by commit, what is far is looked up by its name. */
  private async amongSome(runs: readonly WorkflowRun[]): Promise<FoundBaseline | null> {
    const near = (await this.named.areFew()) ? null : await this.probe(runs)
    if (near !== null) {
      return near
    }
    const byCommit = new Map<CommitSha, Set<number>>()
    const add = (sha: string, runId: number): void => {
      const commit = commitSha(sha)
      if (commit !== null) {
        byCommit.set(commit, (byCommit.get(commit) ?? new Set()).add(runId))
      }
    }
    for (const { headSha, runId } of await this.named.unexpired()) {
      add(headSha, runId)
    }
    for (const run of runs.filter(({ id, attempt }) => attempt > 1 && !this.barren.has(id))) {
      add(run.headSha, run.id)
    }
    byCommit.delete(this.query.commit)
    const holders = new Map(byCommit)
    for await (const place of this.query.line.met(byCommit)) {
      const asked = [...(holders.get(place.commit) ?? [])].filter((id) => !this.barren.has(id))
      const found = await this.newestOf(
        this.trusted(await Promise.all(asked.map((id) => this.api.run(id)))),
        place,
      )
      if (found !== null) {
        return found
      }
    }
    return null
  }

  private async probe(runs: readonly WorkflowRun[]): Promise<FoundBaseline | null> {
    for await (const place of this.query.line.nearest(mostProbed)) {
      const { commit } = place
      const known = await this.newestOf(runs.filter(at(commit)), place)
      const found = known ?? (await this.newestOf(await this.runsAt(commit), place))
      if (found !== null) {
        return found
      }
    }
    return null
  }

  private async runsAt(commit: CommitSha): Promise<readonly WorkflowRun[]> {
    return this.trusted(await this.api.runsAt({ ...this.runsOfBranch, commit, events: trustedEvents }))
  }

  private trusted(runs: readonly WorkflowRun[]): readonly WorkflowRun[] {
    return runs.filter((run) => run.id !== this.query.runId && distrust(run, this.expected) === null)
  }

  private async newestOf(runs: readonly WorkflowRun[], place: Place): Promise<FoundBaseline | null> {
    for (const run of [...runs].sort((a, b) => b.id - a.id)) {
      const found = this.barren.has(run.id) ? null : await this.read(run, place)
      if (found !== null) {
        return found
      }
    }
    return null
  }

  private async read(run: WorkflowRun, place: Place): Promise<FoundBaseline | null> {
    const artifact = newestAttempt(await this.api.artifactsOf(run.id), this.query.artifact)
    if (artifact === null || artifact.expired) {
      this.noteExpired(artifact)
      if (run.finished) {
        this.barren.add(run.id)
      }
      return null
    }
    const text = await this.api.readEntry(artifact, { entry: 'snapshot.json', maxBytes: this.query.maxBytes })
    const origin: BaselineOrigin = { source: 'artifact', ...place, runUrl: run.url, artifact: artifact.name }
    return { state: 'found', text, origin, label: `The artifact “${artifact.name}”` }
  }

  private noteExpired(artifact: StoredArtifact | null): void {
    if (artifact !== null) {
      this.expired.add(artifact.expiresAt)
    }
  }

  private async absence(trusted: readonly WorkflowRun[]): Promise<AbsenceProblem> {
    const { artifact } = this.query
    const refused = await this.named.refusedForWorkflow(new Set(trusted.map(({ id }) => id)))
    const dates = [...this.expired, ...(await this.named.expiredDates())]
    const known = dates.filter((date) => date !== null).sort()
    const expiredAt = known.at(-1)?.slice(0, 10) ?? 'an unknown date'
    return dates.length === 0
      ? { kind: 'baseline-none', artifact, refused }
      : { kind: 'baseline-expired', artifact, expiredAt, refused }
  }
}

interface Place {
  readonly commit: CommitSha
  readonly distance: number
}

function at(commit: CommitSha): (run: WorkflowRun) => boolean {
  return ({ headSha }) => headSha === commit
}

function runsByCommit(runs: readonly WorkflowRun[]): Map<CommitSha, WorkflowRun> {
  return new Map(
    runs.flatMap((run) => {
      const commit = commitSha(run.headSha)
      return commit === null ? [] : [[commit, run] as const]
    }),
  )
}

function keepOnly(byCommit: Map<CommitSha, unknown>, runs: readonly WorkflowRun[]): void {
  const kept = new Set(runs.map(({ headSha }) => headSha))
  for (const commit of [...byCommit.keys()]) {
    if (!kept.has(commit)) {
      byCommit.delete(commit)
    }
  }
}
