/** Finds what a later run of this check has left, when this run may have written over its comment. */
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { RunContext } from '#ports/run-context.ts'
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
  // A result says too little of its errors to be judged again by limits on a part of them.
  const { limits: parts = [], accepted = [] } = plan?.config.policy ?? {}
  if (plan === null || event.kind !== 'pull-request' || parts.length + accepted.length > 0) {
    return nobody
  }
  const { name, mode, config } = plan
  const isOfCheck = (run: WorkflowRun): boolean => isOwnKind(run, context)
  const limits = { policy: config.policy, mode, origin: 'restored' } as const
  const source = { ...limits, name, context, pull: event.pull, isOfCheck }
  return (state, mark) => newerResult(source, { state, mark }, ports)
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
