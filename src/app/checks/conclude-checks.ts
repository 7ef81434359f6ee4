/** Several checks in one run of the action: run side by side, compared one after the other, told as one. Always ends with an outcome. */
import { placedInCheck } from '#config/file/checks-file.ts'
import type { JointReport } from '#model/joint-report.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { RunContext } from '#ports/run-context.ts'
import { annotationsOf } from '#render/annotations.ts'
import { closingLines } from '#render/closing.ts'
import { renderJointSummary } from '#render/joint/joint-document.ts'
import { jointExitCode, jointFailures, jointHeadline, jointOutcome } from '#render/joint/joint-headline.ts'
import { type Attempt, attempt, attemptReport } from '../action/attempt.ts'
import type { ChangeList } from '../action/change-list.ts'
import { evaluateHere, runPlan } from '../action/checker-run.ts'
import type { Ending, RunTools } from '../action/ending.ts'
import type { Evaluation } from '../action/evaluate.ts'
import { laterChecks } from '../action/later-run.ts'
import { outputsOf } from '../action/outputs.ts'
import { type Plan, planCheck, type RunPlan } from '../action/plan.ts'
import { repeatedCheck } from '../action/repetition.ts'
import { uploadReportFiles, type WrittenFiles, writeReportFiles } from '../action/report-files.ts'
import type { Run } from '../action/run.ts'
import { hostedRepository } from '../action/run-links.ts'
import { keepReports } from '../data/keep-results.ts'
import type { FiledCheck, FiledRun } from './decide.ts'
import { deliverJointComment, tellJointCheckRun } from './joint-delivery.ts'
import { uploadJointReport, writeJointFiles } from './joint-files.ts'
import { jointOutputs } from './joint-outputs.ts'
import { jointReadiness } from './joint-readiness.ts'
import { sharedAnswers } from './shared-answers.ts'
import { sideBySide, TakenTurns } from './side-by-side.ts'

/** The run that all checks are part of. */
interface Whole {
  readonly context: RunContext
  readonly change: ChangeList
  readonly ports: RunTools['ports']
}

/** How a check comes to its snapshot, and what is made of that. */
export interface CheckWork<Planned extends RunPlan> {
  readonly plan: (check: FiledCheck, whole: Pick<Whole, 'context' | 'ports'>) => Promise<Planned>
  readonly snapshot: (plan: Planned, whole: Pick<Whole, 'context' | 'ports'>) => Promise<Snapshot>
  readonly evaluate: (snapshot: Snapshot, run: Run<Planned>) => Promise<Evaluation>
}

/** The checkers are run here. */
const runWork: CheckWork<Plan> = {
  plan: (check, { context, ports }) => planCheck(check.config, context, ports),
  snapshot: (plan, { context, ports }) => runPlan(plan, context, ports),
  evaluate: (snapshot, run) => evaluateHere({ snapshot }, run),
}

/** Runs every check, and tells all as one. */
export function runChecks(
  filed: FiledRun,
  whole: Pick<Whole, 'context' | 'change'>,
  run: RunTools,
): Promise<Ending> {
  return concludeChecks({ filed, work: runWork }, whole, run)
}

/** See the head of this file. */
export async function concludeChecks<Planned extends RunPlan>(
  { filed, work }: { readonly filed: FiledRun; readonly work: CheckWork<Planned> },
  { context, change }: Pick<Whole, 'context' | 'change'>,
  { ports, onOutcome, onChecked }: RunTools,
): Promise<Ending> {
  const whole = { context, change, ports: { ...ports, ...sharedAnswers(ports.api, ports.clock) } }
  const turns = new TakenTurns(ports.log)
  const ran = await sideBySide(filed.checks, filed.parallel ?? ports.cores, (check) =>
    runOne(check, work, { ...whole, ports: { ...whole.ports, log: turns.logOf(check.name) } }),
  )
  onChecked?.()
  const judged: Judged[] = []
  for (const one of ran) {
    // One after the other, so that each finds what was asked of GitHub before.
    judged.push(await judgeOne(one, work, whole))
  }
  const joint = {
    name: filed.name,
    hosted: hostedRepository(context),
    reports: judged.map(reportOf),
    ...(filed.readiness === null ? {} : { readiness: jointReadiness(filed.readiness, judged.map(reportOf)) }),
    warnings: [],
  }
  const exitCode = jointExitCode(joint)
  onOutcome(exitCode)
  const told = await sideBySide(judged, mostUploads, (one) => tellOne(one, whole))
  return tellAll({ ...joint, reports: told.map(reportOf) }, { filed, told, exitCode }, whole)
}

/** A snapshot, or why there is none. */
type Ran<Planned extends RunPlan> =
  | { readonly check: FiledCheck; readonly plan: Planned; readonly snapshot: Snapshot }
  | { readonly check: FiledCheck; readonly failed: Extract<Attempt, { readonly evaluation: null }> }

/** One that breaks leaves the others alone. */
async function runOne<Planned extends RunPlan>(
  check: FiledCheck,
  work: CheckWork<Planned>,
  whole: Whole,
): Promise<Ran<Planned>> {
  let plan: Planned | null = null
  try {
    plan = filedPlan(check, await work.plan(check, whole))
    if (plan.leg !== null) {
      throw new ProblemError({ kind: 'checks-in-matrix', leg: plan.leg.label })
    }
    return { check, plan, snapshot: await work.snapshot(plan, whole) }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { check, failed: { plan, evaluation: null, failure: placedInCheck(error.problem, check) } }
    }
    throw error
  }
}

/** A plan that knows what the configuration file at the base commit says of its check. */
export function filedPlan<Planned extends RunPlan>(check: FiledCheck, plan: Planned): Planned {
  const { filed, proposed } = check
  const repeat = plan.repeat === null ? null : (repeatedCheck(check) ?? plan.repeat)
  return { ...plan, filed, repeat, ...(proposed === null ? {} : { proposed: proposed.policy }) }
}

interface Judged {
  readonly tried: Attempt
  readonly report: Report
}

async function judgeOne<Planned extends RunPlan>(
  ran: Ran<Planned>,
  work: CheckWork<Planned>,
  whole: Whole,
): Promise<Judged> {
  const { check } = ran
  const tried =
    'failed' in ran
      ? ran.failed
      : await attempt(ran.plan, () => work.evaluate(ran.snapshot, { ...whole, plan: ran.plan }))
  const fallback = { name: check.config.name ?? check.name, filed: check.filed, mode: check.config.mode }
  return { tried, report: await attemptReport(tried, { ...whole, fallback }) }
}

/** How many checks upload at once. */
const mostUploads = 4

interface Told extends Judged {
  readonly files: WrittenFiles
}

/** The report and the result of one check, as they would be if it were the only one. */
async function tellOne({ tried, report }: Judged, { context, ports }: Whole): Promise<Told> {
  const { plan } = tried
  const files = await writeReportFiles(report, { context, plan }, ports)
  const { runUrl } = hostedRepository(context)
  const { reportUrl, warnings } = await uploadReportFiles(files, { plan, runUrl }, ports)
  const hosted = report.hosted === null ? null : { ...report.hosted, reportUrl }
  return { tried, files, report: { ...report, hosted, warnings: [...report.warnings, ...warnings] } }
}

function reportOf({ report }: Judged): Report {
  return report
}

async function tellAll(
  joint: JointReport,
  {
    filed,
    told,
    exitCode,
  }: { readonly filed: FiledRun; readonly told: readonly Told[]; readonly exitCode: number },
  { context, ports }: Whole,
): Promise<Ending> {
  const files = await writeJointFiles(joint, context, ports)
  const { reportUrl, warnings } = await uploadJointReport(
    files,
    { joint, context, checks: filed.checks },
    ports,
  )
  const linked = { ...joint, hosted: { ...hostedRepository(context), reportUrl }, warnings }
  const newer = laterChecks(context, filed, ports)
  const comment = await deliverJointComment(
    { joint: linked, when: filed.comment, newer },
    context,
    ports.pulls,
  )
  const untold = filed.checkRun ? await tellJointCheckRun(linked, context, ports.checks) : []
  const unkept =
    filed.dataBranch === null ? [] : await keepAll(told, { branch: filed.dataBranch, context }, ports)
  const final = { ...linked, warnings: [...warnings, ...comment.warnings, ...untold, ...unkept] }
  const outputs = told.map(({ report, tried, files: own }) => ({
    report,
    outputs: outputsOf(report, {
      reportUrl: report.hosted?.reportUrl ?? null,
      commentUrl: comment.url,
      snapshotFile: tried.evaluation?.snapshotFile ?? null,
      reportFile: own.report,
      resultFile: own.result,
    }),
  }))
  return {
    outcome: jointOutcome(final),
    exitCode,
    outputs: jointOutputs(jointOutcome(final), outputs, {
      reportUrl,
      commentUrl: comment.url,
      reportFile: files.report,
      resultFile: files.result,
    }),
    summary: renderJointSummary(final),
    warnings: [...final.warnings, ...final.reports.flatMap((report) => report.warnings)],
    problem: null,
    broken: jointFailures(final),
    annotations: annotationsFor(final),
    closing: [...final.reports.flatMap(closingLines), jointHeadline(final).words],
  }
}

/** Those that have a result; one commit for all of them. */
function keepAll(
  told: readonly Told[],
  place: { readonly branch: string; readonly context: RunContext },
  ports: RunTools['ports'],
): Promise<readonly Problem[]> {
  const found = told.flatMap(({ tried: { evaluation }, report, files }) =>
    evaluation === null ? [] : [{ report, snapshot: evaluation.kept, page: files.report }],
  )
  return keepReports(found, place, ports)
}

/** The runner shows ten of each level for the whole step; every check gets the same of what is left. */
function annotationsFor({ reports, warnings }: JointReport): Ending['annotations'] {
  const all = warnings.length + reports.reduce((sum, report) => sum + report.warnings.length, 0)
  const share = (room: number): number => Math.max(0, Math.floor(room / reports.length))
  const room = { error: Math.max(1, share(9)), warning: share(9 - all) }
  return reports.flatMap((report) => annotationsOf(report, room))
}
