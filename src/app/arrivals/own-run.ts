/**
 * What the run of a pull request found before it was merged. Nothing but a sentence rests on it: its artifact is made by the
 * change's own code.
 */
import type { Step } from '#model/arrivals.ts'
import { areSameChecker } from '#model/checker-title.ts'
import type { CommitSha } from '#model/ids.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { errorCounts, type OwnRun } from '#policy/arrivals.ts'
import { runDrift } from '#policy/run-drift.ts'
import type { ActionsApi, WorkflowRun } from '#ports/actions-api.ts'
import type { PullRequests } from '#ports/pull-requests.ts'
import type { Repo } from '#ports/repo.ts'
import type { RunContext } from '#ports/run-context.ts'
import { decodeSnapshot } from '#snapshot/decode.ts'
import { snapshotLimits } from '#snapshot/limits.ts'
import { newestAttempt, snapshotName } from '../baseline/artifact-names.ts'
import { pairSnapshots } from '../compare/compare-snapshots.ts'
import { type StepHere, stepsBetween } from './steps.ts'

/** Who is asked. */
export interface OwnRunTools {
  readonly repo: Repo
  readonly api: ActionsApi
  readonly pulls: PullRequests
}

/** What a run is looked up for. */
export interface OwnRunCase {
  readonly context: RunContext
  /** Of the check. */
  readonly name: string
  readonly current: Snapshot
  /** The baseline's commit. */
  readonly from: CommitSha
  /** All steps from there on. */
  readonly steps: readonly StepHere[]
  /** Leaves out those that can have no part in an error. */
  readonly parts: (steps: readonly StepHere[]) => Promise<readonly Step[]>
}

/** null where there is no such run, or none that can be compared. Throws what the ports throw. */
export async function ownRunOf(
  step: StepHere,
  given: OwnRunCase,
  tools: OwnRunTools,
): Promise<OwnRun | null> {
  const head = await headOf(step, given, tools)
  const run = head === null ? null : await newestRun(head, given.context, tools.api)
  const own = run === null ? null : await snapshotOfRun(run, given, tools.api)
  const base = own === null || head === null ? null : await baseOf(own, { head, given, tools })
  if (own === null || base === null) {
    return null
  }
  const { current, from, steps, parts } = given
  const at = steps.findIndex(({ commit }) => commit === base)
  const without = at === -1 ? await stepsBetween(base, from, tools.repo) : []
  if (without === null) {
    return null
  }
  return {
    lacks: errorCounts(pairSnapshots(own, current, null).new.map(({ diagnostic }) => diagnostic)),
    without: await parts(without),
    holds: new Set(steps.slice(0, at + 1).map(({ commit }) => commit)),
  }
}

/** The pull request's head, where GitHub's record says that this step is what became of it, or will. */
async function headOf(
  { commit, parents, pull }: StepHere,
  { context }: OwnRunCase,
  { pulls }: OwnRunTools,
): Promise<string | null> {
  if (pull === null) {
    return null
  }
  const { headSha, mergeCommit, open } = await pulls.state(pull)
  const isIt = parents[1] === headSha || mergeCommit === commit
  return isIt || (open && context.event.kind === 'merge-group') ? headSha : null
}

async function newestRun(
  head: string,
  { repositoryId, workflowFile }: RunContext,
  api: ActionsApi,
): Promise<WorkflowRun | null> {
  const { items } = await api.changeRuns(head)
  const own = items.filter(
    (run) =>
      run.repositoryId === repositoryId &&
      run.headSha === head &&
      (workflowFile === null || run.workflowPath === workflowFile),
  )
  return [...own].sort((a, b) => b.id - a.id)[0] ?? null
}

async function snapshotOfRun(
  run: WorkflowRun,
  { name, current }: OwnRunCase,
  api: ActionsApi,
): Promise<Snapshot | null> {
  const artifact = newestAttempt(await api.artifactsOf(run.id), snapshotName({ name, leg: null, attempt: 1 }))
  if (artifact === null || artifact.expired) {
    return null
  }
  const text = await api.readEntry(artifact, { entry: 'snapshot.json', maxBytes: snapshotLimits.bytes })
  const decoded = decodeSnapshot(text, `The artifact “${artifact.name}”`)
  const own = decoded.kind === 'decoded' ? decoded.snapshot : null
  // Another toolchain finds other errors in the same code.
  const isLike =
    own !== null &&
    own.edited === undefined &&
    areSameChecker(own.checker, current.checker) &&
    runDrift(own, current).length === 0
  return isLike ? own : null
}

/** The branch's commit that it was checked on. */
async function baseOf(
  { commit }: Snapshot,
  {
    head,
    given: { from },
    tools,
  }: { readonly head: string; readonly given: OwnRunCase; readonly tools: OwnRunTools },
): Promise<CommitSha | null> {
  if (commit === null) {
    return null
  }
  if (commit === head) {
    return (await tools.api.mergeBase(from, commit)).commit
  }
  const [base, second] = await tools.api.parents(commit)
  return second === head && base !== undefined ? base : null
}
