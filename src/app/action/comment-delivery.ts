/** Keeps the one comment of this check up to date. Nothing here can change the verdict. */
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { type OwnComment, type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import type { RunContext } from '#ports/run-context.ts'
import { hasNews } from '#render/headline.ts'
import { renderComment } from '#render/markdown/comment.ts'
import { comparableBody, readMarker } from '#render/markdown/marker.ts'

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
  const { pull } = context.event
  try {
    const { headSha, open, locked } = await pulls.state(pull.number)
    if (headSha !== pull.headSha || !open) {
      return { url: null, warnings: [] }
    }
    if (locked) {
      return { url: null, warnings: [{ kind: 'comment-locked' }] }
    }
    return { url: await write(order, { ...context, pull }, pulls), warnings: [] }
  } catch (error) {
    if (error instanceof RefusedError) {
      const kind = error.forbidden ? 'comment-forbidden' : 'comment-failed'
      return { url: null, warnings: [{ kind, reason: error.message }] }
    }
    throw error
  }
}

async function write(
  { report, when }: CommentOrder,
  run: RunContext & { readonly pull: { readonly number: number; readonly headSha: string } },
  pulls: PullRequests,
): Promise<string | null> {
  const { number, headSha } = run.pull
  const existing = findOurs(await pulls.ownComments(number), report.name)
  if (existing === null && !mayCreate(report, when)) {
    return null
  }
  const name = report.name || (readMarker(existing?.body ?? '')?.name ?? '')
  const marker = { name, runId: String(run.runId), runAttempt: String(run.runAttempt), head: headSha }
  const body = renderComment({ ...report, name }, marker)
  if (existing === null) {
    return (await pulls.create(number, body)).url
  }
  const unchanged = comparableBody(existing.body) === comparableBody(body)
  return unchanged ? existing.url : (await pulls.update(existing.id, body)).url
}

function mayCreate({ result }: Report, when: CommentOrder['when']): boolean {
  return result.kind === 'compared' && (when === 'always' || hasNews(result))
}

/** With an unknown name only a single candidate is certain to be meant. */
function findOurs(comments: readonly OwnComment[], name: string): OwnComment | null {
  const ours = comments.filter(({ body }) => {
    const marker = readMarker(body)
    return marker !== null && (name === '' || marker.name === name)
  })
  return name === '' && ours.length > 1 ? null : (ours[0] ?? null)
}
