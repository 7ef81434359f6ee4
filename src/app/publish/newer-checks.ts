/** What a later run of the same several checks has found; see newer-result.ts. */
import type { Digest } from '#model/digest.ts'
import type { ActionsApi, WorkflowRun } from '#ports/actions-api.ts'
import type { PullRequestState, PullRequests } from '#ports/pull-requests.ts'
import type { EventPullRequest, RunContext } from '#ports/run-context.ts'
import { renderJointClaimComment } from '#render/joint/joint-claims.ts'
import type { RunMark } from '../action/comment-order.ts'
import type { CommentText } from '../action/comment-writing.ts'
import { changeEdits } from './change-edits.ts'
import { type ChecksJudge, claimedChecks } from './claimed-checks.ts'
import { laterRuns, markOf } from './later-runs.ts'

/** Which runs are looked at, and how their results are shown. */
export interface NewerChecksSource extends ChecksJudge {
  readonly context: RunContext
  readonly pull: EventPullRequest
  /** Whether a run is of these checks, by GitHub's record alone. */
  readonly isOfCheck: (run: WorkflowRun) => boolean
}

/** null also when that can't be told. A run counts as soon as one of its checks left a result. */
export async function newerChecks(
  { context, pull, isOfCheck, ...judge }: NewerChecksSource,
  { state, mark }: { readonly state: PullRequestState; readonly mark: RunMark },
  ports: { readonly api: ActionsApi; readonly pulls: PullRequests; readonly sha256: Digest },
): Promise<CommentText | null> {
  const later = await laterRuns({ head: state.headSha, mark, isOfCheck }, ports.api)
  if (later.length === 0) {
    return null
  }
  const edits = await changeEdits(pull, ports)
  for (const run of later) {
    const joint = await claimedChecks(run, judge, { context, edits, ports })
    if (joint.checks.some(({ kind }) => kind === 'judged')) {
      const own = markOf(run)
      return { body: renderJointClaimComment(joint, { ...own, name: joint.name }), mark: own }
    }
  }
  return null
}
