/** The action's main use case: plan, check, then either compare and judge, or leave a leg for the merge job. */
import type { InputReader } from '#config/action-inputs.ts'
import type { RunContext } from '#ports/run-context.ts'
import { concludeRun, type Ending, planned, type RunTools, type Work } from './check-action.ts'
import { evaluate } from './evaluate.ts'
import { concludeLeg } from './leg.ts'
import { type Plan, planRun } from './plan.ts'

/** Always ends with an outcome. */
export async function mainAction(input: InputReader, context: RunContext, run: RunTools): Promise<Ending> {
  const { ports } = run
  const settled = await planned(() => planRun(input, context, ports))
  const work: Work<Plan> = {
    input,
    planned: settled,
    evaluate: (plan, change) => evaluate(plan, context, { ...ports, change }),
  }
  return settled.kind === 'planned' && settled.plan.leg !== null
    ? concludeLeg({ ...work, plan: settled.plan, leg: settled.plan.leg }, context, run)
    : concludeRun(work, context, run)
}
