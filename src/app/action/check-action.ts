/** One check from its plan to its end: evaluate, then tell everybody. Always ends with an outcome. */
import type { InputReader } from '#config/action-inputs.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { RunContext } from '#ports/run-context.ts'
import { type AnnotationRoom, annotationsOf } from '#render/annotations.ts'
import { brokenLines, closingLines } from '#render/closing.ts'
import { exitCodeOf, headline, outcomeOf } from '#render/headline.ts'
import { renderSummary } from '#render/markdown/comment.ts'
import { keepReports } from '../data/keep-results.ts'
import { attempt, attemptReport } from './attempt.ts'
import { type ChangeList, changeList } from './change-list.ts'
import { tellCheckRun } from './check-run.ts'
import { deliverComment } from './comment-delivery.ts'
import type { Ending, RunTools } from './ending.ts'
import type { Evaluation } from './evaluate.ts'
import { laterRun } from './later-run.ts'
import { outputsOf } from './outputs.ts'
import { checkRunDespiteErrors, commentDespiteErrors, nameDespiteErrors, type RunPlan } from './plan.ts'
import { uploadReportFiles, writeReportFiles } from './report-files.ts'
import type { Run } from './run.ts'
import { hostedRepository } from './run-links.ts'

/** What is settled before anything starts, or why it can't be. */
export type Planned<Plan extends RunPlan> =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** What a run does between its plan and its end. */
export interface Work<Plan extends RunPlan> {
  readonly input: InputReader
  readonly planned: Planned<Plan>
  readonly evaluate: (run: Run<Plan>) => Promise<Evaluation>
  /** Where the change was asked for already. */
  readonly change?: ChangeList
}

/** A problem that is thrown while planning ends the run; anything else is a bug. */
export async function planned<Plan extends RunPlan>(plan: () => Promise<Plan>): Promise<Planned<Plan>> {
  try {
    return { kind: 'planned', plan: await plan() }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { kind: 'refused', problem: error.problem }
    }
    throw error
  }
}

/** See the head of this file. */
export async function concludeRun<Plan extends RunPlan>(
  { input, planned: settled, evaluate, ...known }: Work<Plan>,
  context: RunContext,
  { ports, onOutcome }: RunTools,
): Promise<Ending> {
  const change = known.change ?? changeList(context, ports)
  const tried =
    settled.kind === 'planned'
      ? await attempt(settled.plan, () => evaluate({ plan: settled.plan, context, ports, change }))
      : { plan: null, evaluation: null, failure: settled.problem }
  const { plan, evaluation, failure } = tried
  const fallback = { name: nameDespiteErrors(input, ports.digest) ?? '' }
  const report = await attemptReport(tried, { context, ports, change, fallback })
  const exitCode = exitCodeOf(report)
  onOutcome(exitCode)

  const files = await writeReportFiles(report, { context, plan }, ports)
  // A leg is no result of its own: its merge job uploads and comments for all of them.
  const whole = plan?.leg ? null : plan
  const { runUrl } = hostedRepository(context)
  const links = await uploadReportFiles(files, { plan: whole, runUrl }, ports)
  const linked = withReport(report, links.reportUrl, links.warnings)
  const when = plan?.leg ? 'never' : (plan?.config.comment ?? commentDespiteErrors(input))
  const newer = laterRun(context, plan, ports)
  const comment = await deliverComment({ report: linked, when, newer }, context, ports.pulls)
  const wantsRun = plan?.leg ? false : (plan?.config.checkRun ?? checkRunDespiteErrors(input))
  const untold = wantsRun
    ? await tellCheckRun(linked, { context, mayCreate: true, keepsOwn: false }, ports.checks)
    : []
  const unkept = await keepOne(
    { report: linked, evaluation, page: files.report },
    { plan: whole, context },
    ports,
  )
  const final = { ...linked, warnings: [...linked.warnings, ...comment.warnings, ...untold, ...unkept] }
  return {
    outcome: outcomeOf(report),
    exitCode,
    outputs: outputsOf(final, {
      reportUrl: links.reportUrl,
      commentUrl: comment.url,
      snapshotFile: evaluation?.snapshotFile ?? null,
      reportFile: files.report,
      resultFile: files.result,
    }),
    summary: renderSummary(final),
    warnings: final.warnings,
    problem: failure,
    broken:
      report.result.kind === 'failed' ? [] : brokenLines(headline(report).words, report.result.verdict.rules),
    annotations: annotationsOf(report, annotationRoom(final, exitCode)),
    closing: closingLines(report),
  }
}

/** What the default branch's own runs leave on its data branch. */
async function keepOne(
  { report, evaluation, page }: Found,
  { plan, context }: { readonly plan: RunPlan | null; readonly context: RunContext },
  ports: RunTools['ports'],
): Promise<readonly Problem[]> {
  const branch = plan?.config.dataBranch ?? null
  if (branch === null || evaluation === null) {
    return []
  }
  return keepReports([{ report, snapshot: evaluation.kept, page }], { branch, context }, ports)
}

interface Found {
  readonly report: Report
  readonly evaluation: Evaluation | null
  readonly page: string | null
}

/** The runner shows ten of each level; our own verdict and warnings take their share. */
function annotationRoom({ warnings, result }: Report, exitCode: number): AnnotationRoom {
  const broken = result.kind === 'compared' && result.verdict.rules.some(({ passed }) => !passed)
  const verdict = broken ? 1 : 0
  return exitCode === 0
    ? { error: 10, warning: Math.max(0, 10 - warnings.length - verdict) }
    : { error: 10 - verdict, warning: Math.max(0, 10 - warnings.length) }
}

function withReport(report: Report, reportUrl: string | null, warnings: readonly Problem[]): Report {
  const hosted = report.hosted === null ? null : { ...report.hosted, reportUrl }
  return { ...report, hosted, warnings: [...report.warnings, ...warnings] }
}
