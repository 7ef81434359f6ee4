/** The end of a publication that can't go on: its reason, and a comment that must not stay as it is. */
import { type Problem, type ProblemFamily, problemFamilies } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { exitCodes } from '#model/verdict.ts'
import type { RunContext } from '#ports/run-context.ts'
import { renderSummary } from '#render/markdown/comment.ts'
import type { Ending, RunTools } from '../action/check-action.ts'
import { type CommentDelivery, deliverComment } from '../action/comment-delivery.ts'
import { hostedRepository } from '../action/run-links.ts'
import { type ChangeEdits, changeEdits } from './change-edits.ts'
import { stoppedOutputs } from './publish-outputs.ts'
import { type Known, publishedContext } from './published-run.ts'

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
  const told = outcome !== 'report-only'
  const edits =
    told && known.pull !== null ? await changeEdits(known.pull, known.checker, ports.pulls) : nothingEdited
  const report = told ? failedReport({ outcome, enforced, problem }, { ...known, edits }) : null
  const comment = report === null ? nothingSaid : await takeBack(report, known, ports.pulls)
  return {
    outcome,
    exitCode,
    outputs: stoppedOutputs(outcome, { pull: known.pull?.number ?? null, commentUrl: comment.url }),
    summary: report === null ? '' : renderSummary(report),
    warnings: [...edits.warnings, ...comment.warnings],
    problem,
    broken: [],
    annotations: [],
  }
}

const nothingEdited: ChangeEdits = { paths: [], warnings: [] }
const nothingSaid: CommentDelivery = { url: null, warnings: [] }

function failedReport(
  failed: {
    readonly outcome: 'config-error' | 'not-comparable'
    readonly enforced: boolean
    readonly problem: Problem
  },
  {
    config,
    run,
    pull,
    found,
    context,
    edits,
  }: Known & { readonly context: RunContext; readonly edits: ChangeEdits },
): Report {
  const hosted = hostedRepository(
    run === null || pull === null ? context : publishedContext(context, run, pull),
  )
  return {
    name: found?.name ?? config?.name ?? '',
    checker: null,
    leg: null,
    result: { kind: 'failed', ...failed },
    hosted,
    reproduce: '',
    ruleEdits: edits.paths,
    warnings: edits.warnings,
  }
}

/** Never a first comment: without a result there is nothing to tell that the run itself does not tell. */
async function takeBack(
  report: Report,
  { config, run, pull, context }: Known & { readonly context: RunContext },
  pulls: RunTools['ports']['pulls'],
): Promise<CommentDelivery> {
  return run === null || pull === null
    ? nothingSaid
    : deliverComment(
        { report, when: config?.comment ?? 'on-change' },
        publishedContext(context, run, pull),
        pulls,
      )
}
