/** Several checks in one run of the action: run side by side, compared one after the other, told as one. Always ends with an outcome. */
import { type JointReport, worstOutcome } from '#model/joint-report.ts'
import { ProblemError } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { RunContext } from '#ports/run-context.ts'
import { annotationsOf } from '#render/annotations.ts'
import { closingLines } from '#render/closing.ts'
import { outcomeOf } from '#render/headline.ts'
import { renderJointSummary } from '#render/joint/joint-document.ts'
import { jointExitCode, jointFailures, jointHeadline } from '#render/joint/joint-headline.ts'
import { type Attempt, attempt, attemptReport } from '../action/attempt.ts'
import type { ChangeList } from '../action/change-list.ts'
import { type Checked, checkBeside, evaluateHere } from '../action/checker-run.ts'
import type { Ending, RunTools } from '../action/ending.ts'
import { outputsOf } from '../action/outputs.ts'
import { type Plan, planCheck } from '../action/plan.ts'
import { uploadReportFiles, type WrittenFiles, writeReportFiles } from '../action/report-files.ts'
import { hostedRepository } from '../action/run-links.ts'
import type { FiledCheck, FiledRun } from './decide.ts'
import { deliverJointComment, tellJointCheckRun } from './joint-delivery.ts'
import { uploadJointReport, writeJointFiles } from './joint-files.ts'
import { jointOutputs } from './joint-outputs.ts'
import { sharedAnswers } from './shared-answers.ts'
import { oneByOne, sideBySide, TakenTurns } from './side-by-side.ts'

/** The run that all checks are part of. */
interface Whole {
  readonly context: RunContext
  readonly change: ChangeList
  readonly ports: RunTools['ports']
}

/** See the head of this file. */
export async function concludeChecks(
  filed: FiledRun,
  { context, change }: Pick<Whole, 'context' | 'change'>,
  { ports, onOutcome }: RunTools,
): Promise<Ending> {
  const whole = { context, change, ports: { ...ports, ...sharedAnswers(ports.api, ports.clock) } }
  const turns = new TakenTurns(ports.log)
  const inTurn = oneByOne()
  const ran = await sideBySide(filed.checks, filed.parallel ?? ports.cores, (check) =>
    runOne(check, { ...whole, ports: { ...whole.ports, log: turns.logOf(check.name) }, inTurn }),
  )
  // Two would fetch into one clone at a time, which git refuses.
  await inTurn(async () => undefined)
  const judged: Judged[] = []
  for (const one of ran) {
    // One after the other, so that each finds what was asked of GitHub before.
    judged.push(await judgeOne(one, whole))
  }
  const joint = {
    name: filed.name,
    hosted: hostedRepository(context),
    reports: judged.map(reportOf),
    warnings: [],
  }
  const exitCode = jointExitCode(joint)
  onOutcome(exitCode)
  const told = await sideBySide(judged, mostUploads, (one) => tellOne(one, whole))
  return tellAll({ ...joint, reports: told.map(reportOf) }, { filed, told, exitCode }, whole)
}

/** A snapshot, or why there is none. */
type Ran =
  | ({ readonly check: FiledCheck; readonly plan: Plan } & Checked)
  | { readonly check: FiledCheck; readonly failed: Extract<Attempt, { readonly evaluation: null }> }

/** How the searches for baselines go: one after the other, so that each finds what was asked of GitHub before. */
interface Turns {
  readonly inTurn: ReturnType<typeof oneByOne>
}

/** One that breaks leaves the others alone. */
async function runOne(check: FiledCheck, { context, ports, inTurn }: Whole & Turns): Promise<Ran> {
  let plan: Plan | null = null
  try {
    plan = filedPlan(check, await planCheck(check.config, context, ports))
    if (plan.leg !== null) {
      throw new ProblemError({ kind: 'checks-in-matrix', leg: plan.leg.label })
    }
    return { check, plan, ...(await checkBeside({ plan, context, ports, inTurn })) }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { check, failed: { plan, evaluation: null, failure: error.problem } }
    }
    throw error
  }
}

/** A plan that knows what the configuration file at the base commit says of its check. */
export function filedPlan({ filed, proposed }: FiledCheck, plan: Plan): Plan {
  return { ...plan, filed, ...(proposed === null ? {} : { proposed: proposed.policy }) }
}

interface Judged {
  readonly tried: Attempt
  readonly report: Report
}

async function judgeOne(ran: Ran, whole: Whole): Promise<Judged> {
  const { check } = ran
  const tried = 'failed' in ran ? ran.failed : await evaluated(ran, { ...whole, plan: ran.plan })
  const fallback = { name: check.config.name ?? check.name, filed: check.filed, mode: check.config.mode }
  return { tried, report: await attemptReport(tried, { ...whole, fallback }) }
}

function evaluated(checked: Checked, run: Whole & { readonly plan: Plan }): Promise<Attempt> {
  return attempt(run.plan, () => evaluateHere(checked, run))
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
  const comment = await deliverJointComment({ joint: linked, when: filed.comment }, context, ports.pulls)
  const untold = filed.checkRun ? await tellJointCheckRun(linked, context, ports.checks) : []
  const final = { ...linked, warnings: [...warnings, ...comment.warnings, ...untold] }
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
    outcome: worstOutcome(final.reports.map(outcomeOf)),
    exitCode,
    outputs: jointOutputs(outputs, {
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

/** The runner shows ten of each level for the whole step; every check gets the same of what is left. */
function annotationsFor({ reports, warnings }: JointReport): Ending['annotations'] {
  const all = warnings.length + reports.reduce((sum, report) => sum + report.warnings.length, 0)
  const share = (room: number): number => Math.max(0, Math.floor(room / reports.length))
  const room = { error: Math.max(1, share(9)), warning: share(9 - all) }
  return reports.flatMap((report) => annotationsOf(report, room))
}
