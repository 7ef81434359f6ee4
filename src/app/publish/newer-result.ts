/**
 * What a later run of the same check has found. An older run that ends last may have written over that run's comment without
 * seeing it, because GitHub has no way to write only if nothing has changed; the result that it left is still there.
 */
import type { Digest } from '#model/digest.ts'
import type { ActionsApi, WorkflowRun } from '#ports/actions-api.ts'
import type { PullRequestState, PullRequests } from '#ports/pull-requests.ts'
import type { EventPullRequest, RunContext } from '#ports/run-context.ts'
import { renderClaimComment } from '#render/markdown/claim.ts'
import type { RunMark } from '../action/comment-order.ts'
import type { CommentText } from '../action/comment-writing.ts'
import { changeEdits } from './change-edits.ts'
import { findResult, readResult } from './find-result.ts'
import { type Judge, judgeClaim, type ReadClaim } from './judged-claim.ts'
import { laterRuns, markOf, unlessUnread } from './later-runs.ts'

/** Which runs are looked at, and how their results are shown. */
export interface NewerSource extends Judge {
  readonly name: string
  readonly context: RunContext
  readonly pull: EventPullRequest
  /** Whether a run is of this check, by GitHub's record alone. */
  readonly isOfCheck: (run: WorkflowRun) => boolean
}

/** null also when that can't be told. */
export async function newerResult(
  source: NewerSource,
  { state, mark }: { readonly state: PullRequestState; readonly mark: RunMark },
  ports: { readonly api: ActionsApi; readonly pulls: PullRequests; readonly sha256: Digest },
): Promise<CommentText | null> {
  const read = await newestClaim(source, { head: state.headSha, mark }, ports.api)
  if (read === null) {
    return null
  }
  const edits = await changeEdits(source.pull, ports)
  const marker = { ...markOf(read.run), name: source.name }
  const body = renderClaimComment(judgeClaim(read, source, { context: source.context, edits }), marker)
  return { body, mark: marker }
}

async function newestClaim(
  { name, isOfCheck }: NewerSource,
  { head, mark }: { readonly head: string; readonly mark: RunMark },
  api: ActionsApi,
): Promise<ReadClaim | null> {
  for (const run of await laterRuns({ head, mark, isOfCheck }, api)) {
    const claim = await unlessUnread(async () => readResult(await findResult(run, name, api), run, api))
    if (claim !== null && claim.result.kind === 'compared') {
      return { claim, result: claim.result, run }
    }
  }
  return null
}
