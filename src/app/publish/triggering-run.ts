/** The run that a `workflow_run` event tells of, checked by GitHub's record of it. */
import { ProblemError } from '#model/problem.ts'
import type { ActionsApi, WorkflowRun } from '#ports/actions-api.ts'
import type { RunContext } from '#ports/run-context.ts'
import { isExpectedWorkflow } from '../baseline/trust.ts'
import { asked } from './asked.ts'

/** What the event file says; `runId` is null for any event but `workflow_run`. */
export interface TriggerEvent {
  readonly name: string
  readonly runId: number | null
}

/** Throws a `ProblemError` for a run that is not to be published. */
export async function triggeringRun(
  trigger: TriggerEvent,
  expected: { readonly context: RunContext; readonly workflow: string | null },
  api: ActionsApi,
): Promise<WorkflowRun> {
  const { runId } = trigger
  if (runId === null) {
    throw new ProblemError({ kind: 'publish-wrong-event', event: trigger.name })
  }
  const run = await asked('the run', () => api.run(runId))
  if (run.repositoryId !== expected.context.repositoryId) {
    throw new ProblemError({ kind: 'publish-run-foreign', reason: 'it belongs to another repository' })
  }
  if (run.event !== 'pull_request') {
    throw new ProblemError({ kind: 'publish-not-needed', reason: `the run was for the event “${run.event}”` })
  }
  if (
    expected.workflow !== null &&
    !isExpectedWorkflow(run, { workflow: { kind: 'file', name: expected.workflow } })
  ) {
    throw new ProblemError({
      kind: 'publish-run-foreign',
      reason: `it belongs to the workflow “${run.workflowPath}”`,
    })
  }
  if (run.cancelled) {
    throw new ProblemError({ kind: 'publish-not-needed', reason: 'the run was cancelled' })
  }
  if (!run.finished) {
    throw new ProblemError({ kind: 'publish-not-needed', reason: 'the run has not finished' })
  }
  return run
}
