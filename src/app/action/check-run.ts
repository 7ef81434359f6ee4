/** Keeps the one check run of this check at a commit up to date. Nothing here can change the verdict. */
import type { CommitSha } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { Outcome } from '#model/verdict.ts'
import type { CheckRunRecord, CheckRuns, CheckRunText } from '#ports/check-runs.ts'
import { RefusedError } from '#ports/pull-requests.ts'
import type { RunContext } from '#ports/run-context.ts'
import { exitCodeOf, headline, outcomeOf } from '#render/headline.ts'
import { renderCheckRun } from '#render/markdown/comment.ts'
import { type RunMark, startedLater } from './comment-order.ts'
import { hostedRepository } from './run-links.ts'

/** What is to be said of a run. */
export interface CheckRunDraft {
  /** Of the check. */
  readonly name: string
  /** `false`: one that is there already must not stay as it is, and a first one is not made. */
  readonly mayCreate: boolean
  /** Whether what this very run has said by itself stays. */
  readonly keepsOwn: boolean
  readonly outcome: Outcome
  /** Whether the run itself fails. */
  readonly fails: boolean
  readonly title: string
  readonly summary: string
  readonly detailsUrl: string
}

/** What a run says of itself. Without a name nobody knows whose check run it would be. */
export async function tellCheckRun(
  report: Report,
  { context, ...how }: { readonly context: RunContext } & Pick<CheckRunDraft, 'mayCreate' | 'keepsOwn'>,
  checks: CheckRuns,
): Promise<readonly Problem[]> {
  const draft: CheckRunDraft = {
    name: report.name,
    ...how,
    outcome: outcomeOf(report),
    fails: exitCodeOf(report) !== 0,
    title: headline(report).words,
    summary: renderCheckRun(report),
    detailsUrl: report.hosted?.reportUrl ?? hostedRepository(context).runUrl,
  }
  return report.name === '' ? [] : deliverCheckRun(draft, context, checks)
}

/** Created once, and changed by a later attempt or run at the same commit. Gives what could not be done. */
export async function deliverCheckRun(
  draft: CheckRunDraft,
  context: RunContext,
  checks: CheckRuns,
): Promise<readonly Problem[]> {
  const commit = checkedCommit(context)
  const mark = { runId: String(context.runId), runAttempt: String(context.runAttempt), head: commit }
  const text: CheckRunText = {
    name: `type-ratchet (${draft.name})`,
    externalId: `type-ratchet:${draft.name}:${mark.runId}.${mark.runAttempt}`,
    conclusion: draft.fails ? 'failure' : draft.outcome === 'pass' ? 'success' : 'neutral',
    title: draft.title,
    summary: draft.summary,
    detailsUrl: draft.detailsUrl,
  }
  try {
    await write(text, { draft, commit, mark, checks })
    return []
  } catch (error) {
    if (error instanceof RefusedError) {
      return [{ kind: error.forbidden ? 'check-run-forbidden' : 'check-run-failed', reason: error.message }]
    }
    throw error
  }
}

/** The commit that people look at: of a pull request the head, and not what GitHub merged it into. */
function checkedCommit({ event, commit }: RunContext): CommitSha {
  return event.kind === 'pull-request' ? event.pull.headSha : commit
}

interface Place {
  readonly draft: CheckRunDraft
  readonly commit: CommitSha
  readonly mark: RunMark
  readonly checks: CheckRuns
}

/** When no answer came, it may have been made all the same: it is looked for before it is sent again. */
async function write(text: CheckRunText, place: Place): Promise<void> {
  try {
    await writeOnce(text, place)
  } catch (error) {
    if (!(error instanceof RefusedError && error.uncertain)) {
      throw error
    }
    await writeOnce(text, place)
  }
}

async function writeOnce(text: CheckRunText, { draft, commit, mark, checks }: Place): Promise<void> {
  const existing = newest(await checks.named(commit, text.name), { name: draft.name, head: commit })
  if (existing === null) {
    return draft.mayCreate ? checks.create(commit, text) : undefined
  }
  const isOwn = !startedLater(existing.mark, mark) && !startedLater(mark, existing.mark)
  if (isOwn ? !draft.keepsOwn : startedLater(mark, existing.mark)) {
    await checks.update(existing.id, text)
  }
}

interface Marked extends CheckRunRecord {
  readonly mark: RunMark
}

/** Of those that a run of this check made; another app may have used the name for something else. */
function newest(
  records: readonly CheckRunRecord[],
  { name, head }: { readonly name: string; readonly head: CommitSha },
): Marked | null {
  let best: Marked | null = null
  for (const record of records) {
    const [, check, runId = '', runAttempt = ''] =
      /^type-ratchet:([a-z0-9._-]{1,60}):(\d{1,20})\.(\d{1,6})$/.exec(record.externalId) ?? []
    const marked = { ...record, mark: { runId, runAttempt, head } }
    if (check === name && (best === null || startedLater(marked.mark, best.mark))) {
      best = marked
    }
  }
  return best
}
