/** Keeps the one comment of this check up to date. Nothing here can change the verdict. */
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { type OwnComment, type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import type { RunContext } from '#ports/run-context.ts'
import { hasNews } from '#render/headline.ts'
import { renderComment } from '#render/markdown/comment.ts'
import { comparableBody, type Marker, readMarker } from '#render/markdown/marker.ts'
import { createOnce, isOf, updateInPlace } from './comment-writing.ts'

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
export interface CommentDraft {
  /** Empty when it is not known; then only a single comment of ours can be meant. */
  readonly name: string
  readonly mayCreate: boolean
  readonly render: (name: string, marker: Marker) => string
  /** What it says instead when a newer commit came in while this run was writing. */
  readonly overtaken: (name: string, marker: Marker) => string
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
  const draft: CommentDraft = {
    name: report.name,
    mayCreate: mayCreate(report, when),
    render,
    overtaken: (name, marker) => overtakenComment({ ...report, name }, marker),
    isSaid: () => false,
  }
  return deliverText(draft, context, pulls)
}

/** Nothing is written for a head that is no longer the pull request's, nor when it is closed or locked. */
export async function deliverText(
  draft: CommentDraft,
  context: RunContext,
  pulls: PullRequests,
): Promise<CommentDelivery> {
  if (context.event.kind !== 'pull-request') {
    return { url: null, warnings: [] }
  }
  try {
    return await write(draft, { ...context, pull: context.event.pull }, pulls)
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
  draft: CommentDraft,
  run: RunContext & { readonly pull: { readonly number: number; readonly headSha: string } },
  pulls: PullRequests,
): Promise<CommentDelivery> {
  const { number, headSha } = run.pull
  const existing = chosen(await pulls.ownComments(number, isOf(draft.name)), draft.name)
  if (existing === null && !draft.mayCreate) {
    return nothing
  }
  if (existing !== null && draft.isSaid(existing.body)) {
    return { url: existing.url, warnings: [] }
  }
  const name = draft.name || (readMarker(existing?.body ?? '')?.name ?? '')
  const marker = { name, runId: String(run.runId), runAttempt: String(run.runAttempt), head: headSha }
  const text = {
    body: draft.render(name, marker),
    overtaken: draft.overtaken(name, marker),
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

/** The comment of a run whose commit is no longer the newest. */
export function overtakenComment(
  about: Pick<Report, 'name' | 'checker' | 'leg' | 'hosted'>,
  marker: Marker,
): string {
  const problem = { kind: 'run-overtaken' } as const
  const result = { kind: 'failed', outcome: 'not-comparable', enforced: true, problem } as const
  return renderComment({ ...about, result, reproduce: '', warnings: [] }, marker)
}

/** Of a run without a result: when its name is known and the change itself stopped the checker. */
function mayCreate({ name, result }: Report, when: CommentOrder['when']): boolean {
  if (result.kind === 'failed') {
    return name !== '' && (when === 'always' || result.stop !== undefined)
  }
  return when === 'always' || hasNews(result)
}

/** With an unknown name only a single candidate is certain to be meant. */
function chosen(ours: readonly OwnComment[], name: string): OwnComment | null {
  return name === '' && ours.length > 1 ? null : (ours[0] ?? null)
}
