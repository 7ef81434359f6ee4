/**
 * A part of a matrix: its snapshot is uploaded for the merge job, the checker's own reports beside it, and nothing is
 * judged here.
 */
import type { Leg } from '#config/leg.ts'
import { ProblemError } from '#model/problem.ts'
import { exitCodes } from '#model/verdict.ts'
import type { RunContext } from '#ports/run-context.ts'
import { counted } from '#render/amount.ts'
import { renderLegSummary } from '#render/markdown/leg.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { snapshotName } from '../baseline/artifact-names.ts'
import type { ActionPorts } from './action-ports.ts'
import { concludeRun, type Work } from './check-action.ts'
import { keepCheckerReports, runPlan } from './checker-run.ts'
import type { Ending, RunTools } from './ending.ts'
import { changeRetentionDays, notUploaded } from './keep-snapshot.ts'
import { legOutputs } from './outputs.ts'
import type { Plan } from './plan.ts'

/** A leg whose snapshot can't be made or uploaded fails here, as any run does. */
export async function concludeLeg(
  work: Work<Plan> & { readonly plan: Plan; readonly leg: Leg },
  context: RunContext,
  run: RunTools,
): Promise<Ending> {
  try {
    const ending = await recordLeg(work, context, run.ports)
    run.onOutcome(ending.exitCode)
    return ending
  } catch (error) {
    if (error instanceof ProblemError) {
      return concludeRun({ ...work, evaluate: () => Promise.reject(error) }, context, run)
    }
    throw error
  }
}

async function recordLeg(
  { plan, leg }: { readonly plan: Plan; readonly leg: Leg },
  context: RunContext,
  ports: ActionPorts,
): Promise<Ending> {
  const snapshot = await runPlan(plan, context, ports)
  const file = ports.files.join(context.temporary, 'type-ratchet', plan.name, 'snapshot.json')
  await ports.files.write(file, encodeSnapshot(snapshot))
  const owner = { name: plan.name, leg: leg.label, attempt: context.runAttempt }
  const name = snapshotName(owner)
  const retentionDays = plan.config.retentionDays ?? changeRetentionDays
  const uploaded = await ports.artifacts.upload({ form: 'zip', name, file, retentionDays })
  if (uploaded.kind === 'name-taken') {
    throw new ProblemError({ kind: 'artifact-name-taken', artifact: name, name: plan.name })
  }
  if (uploaded.kind === 'failed') {
    throw new ProblemError({ kind: 'leg-not-uploaded', artifact: name, reason: uploaded.reason })
  }
  const errors = snapshot.diagnostics.count('error')
  const legWords = `${plan.name}, leg ${leg.label}: ${counted(errors, 'error')}, compared by the merge job`
  return {
    outcome: 'report-only',
    exitCode: exitCodes['report-only'],
    outputs: legOutputs(errors, file),
    summary: renderLegSummary({ name: plan.name, leg: leg.label, errors }),
    warnings: [
      ...notUploaded(name, uploaded, { missed: true }),
      ...(await keepCheckerReports(plan, owner, ports)),
    ],
    problem: null,
    broken: [],
    annotations: [],
    closing: [legWords],
  }
}
