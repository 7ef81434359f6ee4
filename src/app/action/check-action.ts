/** The action's main use case: plan, evaluate, then tell everybody. Always ends with an outcome. */
import type { InputReader } from '#config/action-inputs.ts'
import { joinArguments } from '#config/argv.ts'
import type { Annotation } from '#model/annotation.ts'
import { type Problem, ProblemError, problemFamilies } from '#model/problem.ts'
import type { FailedResult, Report } from '#model/report.ts'
import { exitCodes, type Outcome } from '#model/verdict.ts'
import type { RunContext } from '#ports/run-context.ts'
import { type AnnotationRoom, annotationsOf } from '#render/annotations.ts'
import { outcomeOf } from '#render/headline.ts'
import { renderSummary } from '#render/markdown/comment.ts'
import { commandLine } from '../run-checker.ts'
import { deliverComment } from './comment-delivery.ts'
import { type ActionPorts, type Evaluation, evaluate } from './evaluate.ts'
import { type ActionOutputs, outputsOf } from './outputs.ts'
import { commentDespiteErrors, nameDespiteErrors, type Plan, planRun } from './plan.ts'
import { uploadReportFiles, writeReportFiles } from './report-files.ts'
import { hostedRepository } from './run-links.ts'

/** What the entry does with a finished run. */
export interface Ending {
  readonly outcome: Outcome
  readonly exitCode: number
  readonly outputs: ActionOutputs
  readonly summary: string
  readonly warnings: readonly Problem[]
  /** The problem that ended the run, if one did. */
  readonly problem: Problem | null
  /** Why rules are broken, one sentence each. */
  readonly broken: readonly string[]
  readonly annotations: readonly Annotation[]
}

/**
 * `onOutcome` is told the exit code before anything is delivered, so that a delivery that never comes back
 * can't turn a failure into a success.
 */
export async function checkAction(
  input: InputReader,
  context: RunContext,
  run: { readonly ports: ActionPorts; readonly onOutcome: (exitCode: number) => void },
): Promise<Ending> {
  const { ports, onOutcome } = run
  const { plan, evaluation, failure } = await attempt(input, context, ports)
  const report = reportOf({ input, context, ports, plan, evaluation, failure })
  const outcome = outcomeOf(report)
  const exitCode = exitCodeOf(report)
  onOutcome(exitCode)

  const files = await writeReportFiles(report, { context, plan }, ports)
  const links = await uploadReportFiles(files, { plan, runUrl: hostedRepository(context).runUrl }, ports)
  const linked = withReport(report, links.reportUrl, links.warnings)
  const when = plan?.config.comment ?? commentDespiteErrors(input)
  const comment = await deliverComment({ report: linked, when }, context, ports.pulls)
  const final = { ...linked, warnings: [...linked.warnings, ...comment.warnings] }
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
    broken: brokenRules(report),
    annotations: annotationsOf(report, annotationRoom(final, exitCode)),
  }
}

interface Attempt {
  readonly plan: Plan | null
  readonly evaluation: Evaluation | null
  readonly failure: Problem | null
}

async function attempt(input: InputReader, context: RunContext, ports: ActionPorts): Promise<Attempt> {
  let plan: Plan | null = null
  try {
    plan = await planRun(input, context, ports)
    return { plan, evaluation: await evaluate(plan, context, ports), failure: null }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { plan, evaluation: null, failure: error.problem }
    }
    throw error
  }
}

function reportOf(
  given: Attempt & { readonly input: InputReader; readonly context: RunContext; readonly ports: ActionPorts },
): Report {
  const { plan, evaluation, failure, context } = given
  return {
    name: plan?.name ?? nameDespiteErrors(given.input, given.ports.digest) ?? '',
    checker:
      evaluation?.snapshot.checker ??
      (plan === null ? null : { name: plan.checker.name, version: null, configuration: null }),
    leg: null,
    result: evaluation?.result ?? failedResult(failure, plan),
    hosted: hostedRepository(context),
    reproduce: plan === null ? '' : reproduction(plan),
    warnings: evaluation?.warnings ?? [],
  }
}

function failedResult(failure: Problem | null, plan: Plan | null): FailedResult {
  if (failure === null) {
    throw new TypeError('a run without a result must have a problem')
  }
  const family = problemFamilies[failure.kind]
  const outcome = family === 'config-error' ? 'config-error' : 'not-comparable'
  return {
    kind: 'failed',
    outcome,
    enforced: outcome === 'config-error' || plan?.mode !== 'report-only',
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

function brokenRules({ result }: Report): readonly string[] {
  const rules = result.kind === 'compared' ? result.verdict.rules : []
  return rules.filter(({ passed }) => !passed).map(({ rule, reason }) => `${rule}: ${reason}`)
}

function exitCodeOf({ result }: Report): number {
  if (result.kind === 'failed') {
    return result.enforced ? exitCodes[result.outcome] : 0
  }
  return exitCodes[result.verdict.outcome]
}

function reproduction({ config, checker }: Plan): string {
  const { check } = config
  const enter = check.workingDirectory === '.' ? '' : `cd ${joinArguments([check.workingDirectory])} && `
  return `${enter}${joinArguments(commandLine(checker, check))}`
}

function withReport(report: Report, reportUrl: string | null, warnings: readonly Problem[]): Report {
  const hosted = report.hosted === null ? null : { ...report.hosted, reportUrl }
  return { ...report, hosted, warnings: [...report.warnings, ...warnings] }
}
