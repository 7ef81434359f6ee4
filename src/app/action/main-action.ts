/** The action's main use case: one check by its inputs, or those of the project's configuration file; or a leg for the merge job. */
import { type InputReader, readActionInputs } from '#config/action-inputs.ts'
import { ProblemError } from '#model/problem.ts'
import type { RunContext } from '#ports/run-context.ts'
import { filedPlan, runChecks } from '../checks/conclude-checks.ts'
import { type FiledRun, filedRun } from '../checks/decide.ts'
import { ofCheck } from '../checks/of-check.ts'
import type { ActionPorts } from './action-ports.ts'
import { changeList } from './change-list.ts'
import { concludeRun, planned, type Work } from './check-action.ts'
import { checkBeside, evaluateHere } from './checker-run.ts'
import type { Ending, RunTools } from './ending.ts'
import { concludeLeg } from './leg.ts'
import { type Plan, planCheck } from './plan.ts'
import type { Run } from './run.ts'

/** Always ends with an outcome. */
export async function mainAction(input: InputReader, context: RunContext, run: RunTools): Promise<Ending> {
  const { ports } = run
  const change = changeList(context, ports)
  const evaluate = async (one: Run<Plan>) => {
    const checked = await checkBeside(one)
    run.onChecked?.()
    return evaluateHere(checked, one)
  }
  const work = { input, change, evaluate }
  let filed: FiledRun | null
  try {
    filed = await filedRun(input, context, { ...ports, change })
  } catch (error) {
    if (error instanceof ProblemError) {
      return concludeRun({ ...work, planned: { kind: 'refused', problem: error.problem } }, context, run)
    }
    throw error
  }
  if (filed !== null && filed.checks.length > 1) {
    return runChecks(filed, { context, change }, run)
  }
  const settled = await planned(() => planOne(input, context, { filed, ports }))
  const isWhole = settled.kind === 'planned' && settled.plan.leg === null
  if (filed !== null && filed.readiness !== null && isWhole) {
    return runChecks(filed, { context, change }, run)
  }
  return concludeOne({ ...work, planned: settled }, context, run)
}

/** What the inputs say of one check goes before the file, its name too. */
async function planOne(
  input: InputReader,
  context: RunContext,
  { filed, ports }: { readonly filed: FiledRun | null; readonly ports: ActionPorts },
): Promise<Plan> {
  const [check] = filed?.checks ?? []
  if (filed === null || check === undefined) {
    return planCheck(readActionInputs(input), context, ports)
  }
  const { comment, checkRun, dataBranch } = filed
  const name = input('name').trim() || check.config.name
  const config = { ...check.config, name, comment, checkRun, dataBranch }
  return filedPlan(check, await ofCheck(check, check.filed.path, () => planCheck(config, context, ports)))
}

function concludeOne(work: Work<Plan>, context: RunContext, run: RunTools): Promise<Ending> {
  const { planned: settled } = work
  return settled.kind === 'planned' && settled.plan.leg !== null
    ? concludeLeg({ ...work, plan: settled.plan, leg: settled.plan.leg }, context, run)
    : concludeRun(work, context, run)
}
