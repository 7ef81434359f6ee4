/** The merge action: reads what the legs of this run left, makes one snapshot of them, and goes on as any check does. */

import { type InputReader, readMergeInputs } from '#config/action-inputs.ts'
import { artifactSafeName } from '#config/names.ts'
import { ProblemError } from '#model/problem.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { concludeRun, planned } from '../action/check-action.ts'
import type { Ending, RunTools } from '../action/ending.ts'
import { type Evaluation, evaluate } from '../action/evaluate.ts'
import { jobOf, modeOf } from '../action/plan.ts'
import type { Run } from '../action/run.ts'
import type { FiledRun } from '../checks/decide.ts'
import { findLegs } from './find-legs.ts'
import { filedMerge, mergeChecks } from './merge-checks.ts'
import { type MergePlan, mergedSubject, wholeOf } from './merge-plan.ts'

/** Always ends with an outcome. */
export async function mergeAction(input: InputReader, context: RunContext, run: RunTools): Promise<Ending> {
  const { ports } = run
  let filed: FiledRun | null
  try {
    filed = await filedMerge(input, context, ports)
  } catch (error) {
    if (error instanceof ProblemError) {
      const refused = { kind: 'refused', problem: error.problem } as const
      return concludeRun({ input, planned: refused, evaluate: evaluateLegs }, context, run)
    }
    throw error
  }
  if (filed !== null) {
    return mergeChecks(filed, { input, context }, run)
  }
  const work = {
    input,
    planned: await planned(() => planMerge(input, context, ports)),
    evaluate: evaluateLegs,
  }
  return concludeRun(work, context, run)
}

/** Without a `name` the legs themselves have to tell it, so they are read first. */
async function planMerge(input: InputReader, context: RunContext, ports: ActionPorts): Promise<MergePlan> {
  const config = readMergeInputs(input)
  const given = config.name === null ? null : artifactSafeName(config.name, ports.digest)
  const { jobId } = config
  const legs = given === null ? await findLegs({ name: null, jobId }, context, ports.api) : null
  return {
    config,
    checker: null,
    name: given ?? legs?.name ?? '',
    root: await ports.files.real(context.workspace),
    mode: modeOf(config, context),
    leg: null,
    job: jobOf({ matrix: [], jobId }, context),
    reproduce: '',
    repeat: null,
    legs,
  }
}

async function evaluateLegs(run: Run<MergePlan>): Promise<Evaluation> {
  const { plan, context, ports } = run
  const { name, config } = plan
  const legs = plan.legs ?? (await findLegs({ name, jobId: config.jobId }, context, ports.api))
  const snapshot = wholeOf(legs, config.legs, ports.digest)
  const subject = await mergedSubject(snapshot, run)
  return evaluate(subject, run)
}
