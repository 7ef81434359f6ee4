/** The run that a `workflow_run` event tells of, checked by GitHub's record of it. */
import { ProblemError } from '#model/problem.ts'
import type { ActionsApi, WorkflowRun } from '#ports/actions-api.ts'
import type { RunContext, TriggerEvent } from '#ports/run-context.ts'
import { isExpectedWorkflow } from '../baseline/trust.ts'
import { asked } from './asked.ts'

/** Throws a `ProblemError` for a run that is not to be published, or is not the one that the event named. */
export async function triggeringRun(
  trigger: TriggerEvent,
  expected: { readonly context: RunContext; readonly workflow: string | null },
  api: ActionsApi,
): Promise<WorkflowRun> {
  const { run: named } = trigger
  if (named === null) {
    throw new ProblemError({ kind: 'publish-wrong-event', event: trigger.name })
  }
  const run = await asked('the run', () => api.run(named.id))
  if (run.id !== named.id || run.repositoryId !== expected.context.repositoryId) {
    throw new ProblemError({ kind: 'publish-run-foreign', reason: 'it belongs to another repository' })
  }
  if (run.event !== 'pull_request') {
    throw new ProblemError({ kind: 'publish-not-needed', reason: `the run was for the event “${run.event}”` })
  }
  if (!isNamedWorkflow(run, named, expected.workflow)) {
    throw new ProblemError({
      kind: 'publish-run-foreign',
      reason: `it belongs to the workflow “${run.workflowPath}”`,
    })
  }
  checkAttempt(run, named)
  return run
}

type NamedRun = NonNullable<TriggerEvent['run']>

function isNamedWorkflow(run: WorkflowRun, { workflowId }: NamedRun, file: string | null): boolean {
  return (
    (workflowId === null || workflowId === run.workflowId) &&
    (file === null || isExpectedWorkflow(run, { workflow: { kind: 'file', name: file } }))
  )
}

/** A newer attempt has an event of its own when it ends. */
function checkAttempt(run: WorkflowRun, { attempt }: NamedRun): void {
  if (attempt !== null && run.attempt < attempt) {
    const reason = `GitHub records attempt ${run.attempt}, and the event names attempt ${attempt}`
    throw new ProblemError({ kind: 'publish-unread', what: 'the run', reason })
  }
  const reason =
    attempt !== null && run.attempt > attempt
      ? `attempt ${run.attempt} of the run has been started since`
      : run.cancelled
        ? 'the run was cancelled'
        : run.finished
          ? null
          : 'the run has not finished'
  if (reason !== null) {
    throw new ProblemError({ kind: 'publish-not-needed', reason })
  }
}
