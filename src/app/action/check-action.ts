/** The end of every run: evaluate, then tell everybody. Always ends with an outcome. */
import type { InputReader } from '#config/action-inputs.ts'
import type { Annotation } from '#model/annotation.ts'
import { legSeparator } from '#model/diagnostic.ts'
import type { RepoPath } from '#model/ids.ts'
import { type Problem, ProblemError, problemFamilies } from '#model/problem.ts'
import type { ComparedResult, FailedResult, Report } from '#model/report.ts'
import type { Outcome } from '#model/verdict.ts'
import type { RunContext } from '#ports/run-context.ts'
import { type AnnotationRoom, annotationsOf } from '#render/annotations.ts'
import { brokenRules, exitCodeOf, headline, outcomeOf } from '#render/headline.ts'
import { renderSummary } from '#render/markdown/comment.ts'
import { mergedInto } from '../baseline/base-commit.ts'
import { ruleEdits } from '../change/rule-edits.ts'
import { type ChangeList, changeList } from './change-list.ts'
import { tellCheckRun } from './check-run.ts'
import { deliverComment } from './comment-delivery.ts'
import type { ActionPorts, Evaluation } from './evaluate.ts'
import { laterRun } from './later-run.ts'
import { outputsOf } from './outputs.ts'
import { checkRunDespiteErrors, commentDespiteErrors, nameDespiteErrors, type RunPlan } from './plan.ts'
import { uploadReportFiles, writeReportFiles } from './report-files.ts'
import { hostedRepository } from './run-links.ts'
import { stopPlace } from './stop-place.ts'

/** What the entry does with a finished run. */
export interface Ending {
  readonly outcome: Outcome
  readonly exitCode: number
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly warnings: readonly Problem[]
  /** The problem that ended the run, if one did. */
  readonly problem: Problem | null
  /** When rules are broken: how it went, then why, one sentence each. */
  readonly broken: readonly string[]
  readonly annotations: readonly Annotation[]
}

/**
 * `onOutcome` is told the exit code before anything is delivered, so that a delivery that never comes back
 * can't turn a failure into a success.
 */
export async function concludeRun<Plan extends RunPlan>(
  work: Work<Plan>,
  context: RunContext,
  run: RunTools,
): Promise<Ending> {
  const { ports, onOutcome } = run
  const { input } = work
  const change = changeList(context, ports)
  const { plan, evaluation, failure } = await attempt(work, change)
  const edits = await editsOf({ plan, evaluation, failure }, { context, ports, change })
  const report = reportOf({ input, context, ports, plan, evaluation, failure, edits })
  const outcome = outcomeOf(report)
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
  const final = { ...linked, warnings: [...linked.warnings, ...comment.warnings, ...untold] }
  return {
    outcome,
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
    broken: report.result.kind === 'compared' ? brokenLines(report, report.result) : [],
    annotations: annotationsOf(report, annotationRoom(final, exitCode)),
  }
}

/** For the one annotation that says why a run failed: the headline, then each broken rule. */
function brokenLines(report: Report, { verdict }: ComparedResult): readonly string[] {
  const broken = brokenRules(verdict.rules)
  return broken.length === 0 ? [] : [headline(report).words, ...broken]
}

/** What is settled before anything starts, or why it can't be. */
export type Planned<Plan extends RunPlan> =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** What a run does between its plan and its end. */
export interface Work<Plan extends RunPlan> {
  readonly input: InputReader
  readonly planned: Planned<Plan>
  readonly evaluate: (plan: Plan, change: ChangeList) => Promise<Evaluation>
}

/** The outside world, and who is told the exit code. */
export interface RunTools {
  readonly ports: ActionPorts
  readonly onOutcome: (exitCode: number) => void
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

interface Attempt {
  readonly plan: RunPlan | null
  readonly evaluation: Evaluation | null
  readonly failure: Problem | null
}

async function attempt<Plan extends RunPlan>(work: Work<Plan>, change: ChangeList): Promise<Attempt> {
  if (work.planned.kind === 'refused') {
    return { plan: null, evaluation: null, failure: work.planned.problem }
  }
  const { plan } = work.planned
  try {
    return { plan, evaluation: await work.evaluate(plan, change), failure: null }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { plan, evaluation: null, failure: error.problem }
    }
    throw error
  }
}

interface Edits {
  /** Left out when the change is not known. */
  readonly ruleEdits?: readonly RepoPath[]
  /** Empty when there is a result. */
  readonly stop: Pick<FailedResult, 'stop'>
  readonly warnings: readonly Problem[]
}

/** A run without a result is the first that a loosened rule may explain, so the change is listed for it too. */
async function editsOf(
  { plan, evaluation, failure }: Attempt,
  {
    context,
    ports,
    change,
  }: { readonly context: RunContext; readonly ports: ActionPorts; readonly change: ChangeList },
): Promise<Edits> {
  if (evaluation !== null) {
    return { ruleEdits: evaluation.ruleEdits, stop: {}, warnings: evaluation.warnings }
  }
  if (context.event.kind !== 'pull-request') {
    return { stop: {}, warnings: [] }
  }
  const head = await ports.repo.headCommit()
  const parents = head === null ? null : await ports.repo.parents(head)
  const base = mergedInto(parents ?? [], context.event.pull)
  const { files, warnings: refused } = await change.between({ base, head, files: null })
  // A leg needs no permission to read pull requests for anything else.
  const warnings = plan?.leg ? [] : refused
  const judging = { checker: plan?.checker ?? null, configFiles: [] }
  const stop = stopPlace(failure, files)
  return files === null ? { stop, warnings } : { ruleEdits: ruleEdits(files, judging), stop, warnings }
}

function reportOf(
  given: Attempt & {
    readonly input: InputReader
    readonly context: RunContext
    readonly ports: ActionPorts
    readonly edits: Edits
  },
): Report {
  const { plan, evaluation, failure, context } = given
  const { stop, ...edits } = given.edits
  return {
    name: plan?.name ?? nameDespiteErrors(given.input, given.ports.digest) ?? '',
    checker: evaluation?.snapshot.checker ?? checkerOf(plan),
    leg: evaluation?.snapshot.platform.legs?.join(legSeparator) ?? plan?.leg?.label ?? null,
    result: evaluation?.result ?? { ...failedResult(failure, plan), ...stop },
    hosted: { ...hostedRepository(context), ...(evaluation?.diff ? { diff: evaluation.diff } : {}) },
    reproduce: evaluation?.reproduce ?? plan?.reproduce ?? '',
    ...edits,
  }
}

function failedResult(failure: Problem | null, plan: RunPlan | null): FailedResult {
  if (failure === null) {
    throw new TypeError('a run without a result must have a problem')
  }
  const family = problemFamilies[failure.kind]
  const outcome = family === 'config-error' ? 'config-error' : 'not-comparable'
  return {
    kind: 'failed',
    outcome,
    // A checker that broke on the default branch must be seen: pull requests have no baseline then.
    enforced: outcome === 'config-error' || plan?.config.mode !== 'report-only',
    problem: failure,
  }
}

/** The runner shows ten of each level; our own verdict and warnings take their share. */
function annotationRoom({ warnings, result }: Report, exitCode: number): AnnotationRoom {
  const broken = result.kind === 'compared' && result.verdict.rules.some(({ passed }) => !passed)
  const verdict = broken ? 1 : 0
  return exitCode === 0
    ? { error: 10, warning: Math.max(0, 10 - warnings.length - verdict) }
    : { error: 10 - verdict, warning: Math.max(0, 10 - warnings.length) }
}

function checkerOf(plan: RunPlan | null): Report['checker'] {
  return plan?.checker ? { name: plan.checker.name, version: null, configuration: null } : null
}

function withReport(report: Report, reportUrl: string | null, warnings: readonly Problem[]): Report {
  const hosted = report.hosted === null ? null : { ...report.hosted, reportUrl }
  return { ...report, hosted, warnings: [...report.warnings, ...warnings] }
}
