/** Keeps the one comment of this check up to date. Nothing here can change the verdict. */
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { type OwnComment, type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import type { RunContext } from '#ports/run-context.ts'
import { hasNews } from '#render/headline.ts'
import { renderComment } from '#render/markdown/comment.ts'
import { comparableBody, type Marker, readMarker } from '#render/markdown/marker.ts'

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

/** A comment that is rendered when it is known under which name and marker. */
export interface CommentText {
  /** Empty when it is not known; then only a single comment of ours can be meant. */
  readonly name: string
  readonly mayCreate: boolean
  readonly render: (name: string, marker: Marker) => string
  /** Whether an existing comment says it already, in words of its own. */
  readonly isSaid: (body: string) => boolean
}

/** See {@link deliverText}. */
export async function deliverComment(
  order: CommentOrder,
  context: RunContext,
  pulls: PullRequests,
): Promise<CommentDelivery> {
  const { report, when } = order
  if (when === 'never') {
    return { url: null, warnings: [] }
  }
  const render = (name: string, marker: Marker): string => renderComment({ ...report, name }, marker)
  const text = { name: report.name, mayCreate: mayCreate(report, when), render, isSaid: () => false }
  return deliverText(text, context, pulls)
}

/** Nothing is written for a head that is no longer the pull request's, nor when it is closed or locked. */
export async function deliverText(
  order: CommentText,
  context: RunContext,
  pulls: PullRequests,
): Promise<CommentDelivery> {
  if (context.event.kind !== 'pull-request') {
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
  text: CommentText,
  run: RunContext & { readonly pull: { readonly number: number; readonly headSha: string } },
  pulls: PullRequests,
): Promise<string | null> {
  const { number, headSha } = run.pull
  const existing = findOurs(await pulls.ownComments(number), text.name)
  if (existing === null && !text.mayCreate) {
    return null
  }
  if (existing !== null && text.isSaid(existing.body)) {
    return existing.url
  }
  const name = text.name || (readMarker(existing?.body ?? '')?.name ?? '')
  const marker = { name, runId: String(run.runId), runAttempt: String(run.runAttempt), head: headSha }
  const body = text.render(name, marker)
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
