/** The action's main use case: plan, check, then either compare and judge, or leave a leg for the merge job. */
import type { InputReader } from '#config/action-inputs.ts'
import type { RunContext } from '#ports/run-context.ts'
import { concludeRun, planned, type Work } from './check-action.ts'
import { keepCheckerReports, runPlan, subjectHere } from './checker-run.ts'
import type { Ending, RunTools } from './ending.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { concludeLeg } from './leg.ts'
import { type Plan, planRun } from './plan.ts'
import type { Run } from './run.ts'

/** Always ends with an outcome. */
export async function mainAction(input: InputReader, context: RunContext, run: RunTools): Promise<Ending> {
  const { ports } = run
  const settled = await planned(() => planRun(input, context, ports))
  const work: Work<Plan> = {
    input,
    planned: settled,
    evaluate: check,
  }
  return settled.kind === 'planned' && settled.plan.leg !== null
    ? concludeLeg({ ...work, plan: settled.plan, leg: settled.plan.leg }, context, run)
    : concludeRun(work, context, run)
}

/** Throws a `ProblemError` when there is nothing to compare; see the problem's family. */
async function check(run: Run<Plan>): Promise<Evaluation> {
  const { plan, context, ports } = run
  const snapshot = await runPlan(plan, context, ports)
  const evaluation = await evaluate(subjectHere(snapshot, run), run)
  const owner = { name: plan.name, leg: null, attempt: context.runAttempt }
  const warnings = await keepCheckerReports(plan, owner, ports)
  return { ...evaluation, warnings: [...evaluation.warnings, ...warnings] }
}
