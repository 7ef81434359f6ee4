/** Finds what a later run of this check has left, when this run may have written over its comment. */
import type { ActionConfig } from '#config/config.ts'
import { artifactSafeName } from '#config/names.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { FiledRun } from '../checks/decide.ts'
import { newerChecks } from '../publish/newer-checks.ts'
import { newerResult } from '../publish/newer-result.ts'
import type { ActionPorts } from './action-ports.ts'
import { type CommentOrder, nobody } from './comment-delivery.ts'
import type { RunPlan } from './plan.ts'

/** Nobody is looked for where the inputs were too wrong to tell the check and its limits. */
export function laterRun(
  context: RunContext,
  plan: RunPlan | null,
  ports: Pick<ActionPorts, 'api' | 'pulls' | 'sha256'>,
): NonNullable<CommentOrder['newer']> {
  const { event } = context
  if (plan === null || event.kind !== 'pull-request' || !isJudgedByCounts(plan.config)) {
    return nobody
  }
  const { name, mode, config } = plan
  const isOfCheck = (run: WorkflowRun): boolean => isOwnKind(run, context)
  const limits = { policy: config.policy, mode, origin: 'restored' } as const
  const source = { ...limits, name, context, pull: event.pull, isOfCheck }
  return (state, mark) => newerResult(source, { state, mark }, ports)
}

/** The same for a run of several checks, which must all be of that kind. */
export function laterChecks(
  context: RunContext,
  { name, checks }: Pick<FiledRun, 'name' | 'checks'>,
  ports: Pick<ActionPorts, 'api' | 'pulls' | 'sha256' | 'digest'>,
): NonNullable<CommentOrder['newer']> {
  const { event } = context
  if (event.kind !== 'pull-request' || !checks.every(({ config }) => isJudgedByCounts(config))) {
    return nobody
  }
  const expected = checks.map(({ name: own, config, filed }) => ({
    name: artifactSafeName(config.name ?? own, ports.digest),
    config: filed.standing === 'new' ? null : config,
  }))
  const isOfCheck = (run: WorkflowRun): boolean => isOwnKind(run, context)
  const judge = { name, checks: expected, mode: 'enforce', origin: 'restored' } as const
  const source = { ...judge, context, pull: event.pull, isOfCheck }
  return (state, mark) => newerChecks(source, { state, mark }, ports)
}

/** A result says too little of its errors to be judged again by limits on a part of them. */
function isJudgedByCounts({ policy: { limits = [], accepted = [] } }: Pick<ActionConfig, 'policy'>): boolean {
  return limits.length + accepted.length === 0
}

/** A fork's run writes no comment, so there is none that could have been written over. */
function isOwnKind(run: WorkflowRun, { repositoryId, workflowFile }: RunContext): boolean {
  return (
    run.event === 'pull_request' &&
    run.repositoryId === repositoryId &&
    run.headRepositoryId === repositoryId &&
    (workflowFile === null || run.workflowPath === workflowFile) &&
    !run.cancelled
  )
}
