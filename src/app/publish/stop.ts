/** The end of a publication that can't go on: its reason, and a comment that must not stay as it is. */
import { type Problem, type ProblemFamily, problemFamilies } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { exitCodes } from '#model/verdict.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { RunContext } from '#ports/run-context.ts'
import { headline } from '#render/headline.ts'
import { publishedFailure, saysNoResult } from '#render/markdown/claim.ts'
import { renderComment, renderSummary } from '#render/markdown/comment.ts'
import { readMarker } from '#render/markdown/marker.ts'
import { tellCheckRun } from '../action/check-run.ts'
import {
  type CommentDelivery,
  type CommentDraft,
  deliverText,
  nobody,
  overtakenComment,
} from '../action/comment-delivery.ts'
import { isOf } from '../action/comment-writing.ts'
import type { Ending, RunTools } from '../action/ending.ts'
import { hostedRepository } from '../action/run-links.ts'
import { type ChangeEdits, changeEdits } from './change-edits.ts'
import { stoppedOutputs } from './publish-outputs.ts'
import {
  isOfRepository,
  isSaidByRun,
  type Known,
  publishedComments,
  publishedContext,
} from './published-run.ts'

const outcomes = {
  'config-error': 'config-error',
  'not-comparable': 'not-comparable',
  warning: 'report-only',
} as const satisfies Record<ProblemFamily, string>

/** What happens every day ends well and writes nothing; anything else takes back an older comment. */
export async function stopPublishing(
  problem: Problem,
  known: Known & { readonly context: RunContext },
  { ports, onOutcome }: RunTools,
): Promise<Ending> {
  const outcome = outcomes[problemFamilies[problem.kind]]
  const enforced = outcome === 'config-error' || known.config?.mode !== 'report-only'
  const exitCode = enforced ? exitCodes[outcome] : 0
  onOutcome(exitCode)
  const failed = outcome === 'report-only' ? null : { outcome, enforced, problem }
  const told = failed === null ? [] : await tellAll(failed, known, ports)
  const [pull, ...others] = known.pulls
  return {
    outcome,
    exitCode,
    outputs: stoppedOutputs(outcome, {
      pull: others.length > 0 ? null : (pull?.number ?? null),
      commentUrl: told.find(({ comment }) => comment.url !== null)?.comment.url ?? null,
    }),
    summary: told.map(({ report }) => renderSummary(report)).join('\n'),
    warnings: told.flatMap(({ report, comment, untold }) => [
      ...report.warnings,
      ...comment.warnings,
      ...untold,
    ]),
    problem,
    broken: [],
    annotations: [],
    closing: told.map(({ report }) => headline(report).words),
  }
}

interface Failure {
  readonly outcome: 'config-error' | 'not-comparable'
  readonly enforced: boolean
  readonly problem: Problem
}

interface Told {
  readonly report: Report
  readonly comment: CommentDelivery
  /** Why there is no check run. */
  readonly untold: readonly Problem[]
}

/** On every pull request that the run fits: an older result must not stay on any. */
async function tellAll(
  failed: Failure,
  known: Known & { readonly context: RunContext },
  { pulls, checks, sha256 }: Pick<RunTools['ports'], 'pulls' | 'checks' | 'sha256'>,
): Promise<readonly Told[]> {
  const { run, context } = known
  if (run === null || known.pulls.length === 0) {
    return [
      {
        report: failedReport(failed, known, { context, edits: nothingEdited }),
        comment: nothingSaid,
        untold: [],
      },
    ]
  }
  const told: Told[] = []
  for (const pull of known.pulls) {
    const published = publishedContext(context, run, pull)
    const edits = await changeEdits(pull, { pulls, sha256 })
    const report = failedReport(failed, known, { context: published, edits })
    const comment = await takeBack(report, { ...known, run, context: published }, pulls)
    const at = { context: published, mayCreate: true, keepsOwn: isOfRepository(run) }
    told.push({
      report,
      comment,
      untold: known.config?.checkRun === true ? await tellCheckRun(report, at, checks) : [],
    })
  }
  return told
}

const nothingEdited: ChangeEdits = { paths: [], files: null, diff: null, warnings: [] }
const nothingSaid: CommentDelivery = { url: null, warnings: [] }

function failedReport(
  failed: Failure,
  { config, found }: Known,
  { context, edits }: { readonly context: RunContext; readonly edits: ChangeEdits },
): Report {
  return {
    name: found?.name ?? config?.name ?? '',
    checker: null,
    leg: null,
    result: { kind: 'failed', ...failed },
    hosted: hostedRepository(context),
    reproduce: '',
    ruleEdits: edits.paths,
    warnings: edits.warnings,
  }
}

/** Never a first comment: without a result there is nothing to tell that the run itself does not tell. */
async function takeBack(
  report: Report,
  { config, run, context }: Known & { readonly run: WorkflowRun; readonly context: RunContext },
  pulls: RunTools['ports']['pulls'],
): Promise<CommentDelivery> {
  if (config?.comment === 'never') {
    return nothingSaid
  }
  const draft: CommentDraft = {
    name: report.name,
    mayCreate: false,
    single: false,
    concerns: publishedComments(config, report.name),
    render: (name, marker) => publishedFailure(renderComment({ ...report, name }, marker)),
    overtaken: (name, marker) => publishedFailure(overtakenComment({ ...report, name }, marker)),
    newer: nobody,
    mayBeNewer: () => false,
    isSaid: (body) => isSaidByAttempt(body, run),
  }
  const told = await deliverText(draft, context, pulls)
  // Where nobody has published anything, a run of the same repository may have written an older one itself.
  return report.name === '' && told.url === null && told.warnings.length === 0
    ? deliverText({ ...draft, single: true, concerns: isOf('') }, context, pulls)
    : told
}

/** A comment of an older attempt is one only when it says that there is no result, in better words. */
function isSaidByAttempt(body: string, run: WorkflowRun): boolean {
  const isNewest = readMarker(body)?.runAttempt === String(run.attempt)
  return isSaidByRun(body, run) && (isNewest || saysNoResult(body))
}
