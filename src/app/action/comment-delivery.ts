/** Keeps the one comment of this check up to date. Nothing here can change the verdict. */
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import {
  type OwnComment,
  type OwnComments,
  type PullRequestState,
  type PullRequests,
  RefusedError,
} from '#ports/pull-requests.ts'
import type { EventPullRequest, RunContext } from '#ports/run-context.ts'
import { hasNews } from '#render/headline.ts'
import { renderComment } from '#render/markdown/comment.ts'
import { comparableBody, type Marker, readMarker } from '#render/markdown/marker.ts'
import { bestComment, isOfLaterRun } from './comment-order.ts'
import { type CommentTurn, isOf, writeComment } from './comment-writing.ts'

/** What is to be said, and when a first comment may be written. */
export interface CommentOrder {
  /** `report.name` is empty when the inputs were too wrong to tell it. */
  readonly report: Report
  readonly when: 'on-change' | 'always' | 'never'
  /** See {@link CommentDraft.newer}. */
  readonly newer?: CommentTurn['newer']
}

/** Where the comment is, if there is one, and what could not be done. */
export interface CommentDelivery {
  readonly url: string | null
  readonly warnings: readonly Problem[]
}

/** A comment that is rendered when it is known under which name and marker. */
export interface CommentDraft {
  /** Empty when it is not known. */
  readonly name: string
  readonly mayCreate: boolean
  /** Only a single comment is certain to be meant. */
  readonly single: boolean
  /** Which comments of ours are this check's. */
  readonly concerns: (body: string) => boolean
  readonly render: (name: string, marker: Marker) => string
  /** What it says instead when a newer commit came in while this run was writing. */
  readonly overtaken: (name: string, marker: Marker) => string
  /** Asked only when a later run may have written what this one has written over. */
  readonly newer: CommentTurn['newer']
  /** Whether a later run for the same head is possible. */
  readonly mayBeNewer: CommentTurn['mayBeNewer']
  /** Whether an existing comment says it already, in words of its own. */
  readonly isSaid: (body: string) => boolean
}

/** See {@link deliverText}. */
export async function deliverComment(
  { report, when, newer = nobody }: CommentOrder,
  context: RunContext,
  pulls: PullRequests,
): Promise<CommentDelivery> {
  if (when === 'never') {
    return nothing
  }
  const draft: CommentDraft = {
    name: report.name,
    mayCreate: mayCreate(report, when),
    single: report.name === '',
    concerns: isOf(report.name),
    render: (name, marker) => renderComment({ ...report, name }, marker),
    overtaken: (name, marker) => overtakenComment({ ...report, name }, marker),
    newer,
    mayBeNewer: (state) => hasOtherBase(state, context),
    isSaid: () => false,
  }
  return deliverText(draft, context, pulls)
}

/** Where nobody knows of a later run. */
export async function nobody(): Promise<null> {
  return null
}

/** A run for the same head that was started later has another base, or found the same. */
export function hasOtherBase(
  { baseSha, mergeCommit }: PullRequestState,
  { event, commit }: RunContext,
): boolean {
  const base = event.kind === 'pull-request' ? event.pull.baseSha : baseSha
  return baseSha !== base || (mergeCommit !== null && mergeCommit !== commit)
}

/** Nothing is written for a head that is no longer the pull request's, nor when it is closed or locked. */
export async function deliverText(
  draft: CommentDraft,
  context: RunContext,
  pulls: PullRequests,
): Promise<CommentDelivery> {
  if (context.event.kind !== 'pull-request') {
    return nothing
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

/** What stands there, and the pull request where it has been asked for already. */
interface Before extends OwnComments {
  readonly state: PullRequestState | null
}

/** Where there was no comment when the event was made, there may be none now: then nothing has to be listed. */
async function before(
  { number, comments }: EventPullRequest,
  { concerns }: CommentDraft,
  pulls: PullRequests,
): Promise<Before> {
  const state = comments === 0 ? await pulls.state(number) : null
  return state?.comments === 0
    ? { ours: [], total: 0, state }
    : { ...(await pulls.ownComments(number, concerns)), state: null }
}

/** The head is asked last before anything is written: the shorter ago, the less can have happened since. */
async function write(
  draft: CommentDraft,
  run: RunContext & { readonly pull: EventPullRequest },
  pulls: PullRequests,
): Promise<CommentDelivery> {
  const { number, headSha: head } = run.pull
  const { concerns } = draft
  const { ours, total, state: known } = await before(run.pull, draft, pulls)
  const existing = chosen(ours, draft, head)
  if (existing === null && !draft.mayCreate) {
    return nothing
  }
  const name = draft.name || (readMarker(existing?.body ?? '')?.name ?? '')
  const marker: Marker = { name, runId: String(run.runId), runAttempt: String(run.runAttempt), head }
  const said = ours.find((one) => draft.isSaid(one.body) || isOfLaterRun(one, marker))
  if (said !== undefined) {
    return { url: said.url, warnings: [] }
  }
  const body = draft.render(name, marker)
  if (existing !== null && ours.length === 1 && comparableBody(existing.body) === comparableBody(body)) {
    return { url: existing.url, warnings: [] }
  }
  const state = known ?? (await pulls.state(number))
  if (state.headSha !== head || !state.open) {
    return nothing
  }
  if (state.locked) {
    return { url: null, warnings: [{ kind: 'comment-locked' }] }
  }
  const { newer, mayBeNewer } = draft
  const overtaken = { body: draft.overtaken(name, marker), mark: marker }
  const turn: CommentTurn = { text: { body, mark: marker }, overtaken, newer, mayBeNewer }
  const url = await writeComment({ number, pulls, concerns }, turn, { ours, existing, total })
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

function chosen(ours: readonly OwnComment[], { single }: CommentDraft, head: string): OwnComment | null {
  return single && ours.length > 1 ? null : bestComment(ours, head)
}
