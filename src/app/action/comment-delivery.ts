/** Keeps the one comment of this check up to date. Nothing here can change the verdict. */
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { type OwnComment, type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import type { EventPullRequest, RunContext } from '#ports/run-context.ts'
import { hasNews } from '#render/headline.ts'
import { renderComment } from '#render/markdown/comment.ts'
import { comparableBody, readMarker } from '#render/markdown/marker.ts'
import { type CommentText, createOnce, isOf, updateInPlace } from './comment-writing.ts'

/** What is to be said, and when a first comment may be written. */
export interface CommentOrder {
  /** `report.name` is empty when the inputs were too wrong to tell it. */
  readonly report: Report
  readonly when: 'on-change' | 'always' | 'never'
}

/** Where the comment is, if there is one, and what could not be done. */
export interface CommentDelivery {
  readonly url: string | null
  readonly warnings: readonly Problem[]
}

/** Nothing is written for a head that is no longer the pull request's, nor when it is closed or locked. */
export async function deliverComment(
  order: CommentOrder,
  context: RunContext,
  pulls: PullRequests,
): Promise<CommentDelivery> {
  if (order.when === 'never' || context.event.kind !== 'pull-request') {
    return { url: null, warnings: [] }
  }
  try {
    return await write(order, { ...context, pull: context.event.pull }, pulls)
  } catch (error) {
    if (error instanceof RefusedError) {
      const kind = error.forbidden ? 'comment-forbidden' : 'comment-failed'
      return { url: null, warnings: [{ kind, reason: error.message }] }
    }
    throw error
  }
}

const nothing: CommentDelivery = { url: null, warnings: [] }

/** The head is asked last before anything is written: the shorter ago, the less can have happened since. */
async function write(
  { report, when }: CommentOrder,
  run: RunContext & { readonly pull: EventPullRequest },
  pulls: PullRequests,
): Promise<CommentDelivery> {
  const { number, headSha } = run.pull
  const existing = chosen(await pulls.ownComments(number, isOf(report.name)), report.name)
  if (existing === null && !mayCreate(report, when)) {
    return nothing
  }
  const name = report.name || (readMarker(existing?.body ?? '')?.name ?? '')
  const marker = { name, runId: String(run.runId), runAttempt: String(run.runAttempt), head: headSha }
  const text: CommentText = {
    body: renderComment({ ...report, name }, marker),
    overtaken: renderComment(overtaken(report, name), marker),
    name,
    head: headSha,
  }
  if (existing !== null && comparableBody(existing.body) === comparableBody(text.body)) {
    return { url: existing.url, warnings: [] }
  }
  const state = await pulls.state(number)
  if (state.headSha !== headSha || !state.open) {
    return nothing
  }
  if (state.locked) {
    return { url: null, warnings: [{ kind: 'comment-locked' }] }
  }
  const place = { number, pulls }
  const url =
    existing === null ? await createOnce(place, text) : await updateInPlace(place, existing.id, text)
  return { url, warnings: [] }
}

/** What a comment is replaced by when a newer commit came in while this run was writing. */
function overtaken(report: Report, name: string): Report {
  const problem = { kind: 'run-overtaken' } as const
  return { ...report, name, result: { kind: 'failed', outcome: 'not-comparable', enforced: true, problem } }
}

function mayCreate({ result }: Report, when: CommentOrder['when']): boolean {
  return result.kind === 'compared' && (when === 'always' || hasNews(result))
}

/** With an unknown name only a single candidate is certain to be meant. */
function chosen(ours: readonly OwnComment[], name: string): OwnComment | null {
  return name === '' && ours.length > 1 ? null : (ours[0] ?? null)
}
