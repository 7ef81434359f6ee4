/** The run that is published, as far as it is known, and how it looks to those that keep comments. */
import type { PublishConfig } from '#config/config.ts'
import type { Claim } from '#model/result-file.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { EventPullRequest, RunContext } from '#ports/run-context.ts'
import type { FoundResult } from './find-result.ts'

/** Filled in on the way, so that whatever stops it knows where an older comment may stand. */
export interface Known {
  config: PublishConfig | null
  run: WorkflowRun | null
  pull: EventPullRequest | null
  found: FoundResult | null
  checker: Claim['checker']
}

/** The published run's id and its pull request stand in the comment's marker, not those of the publisher. */
export function publishedContext(context: RunContext, run: WorkflowRun, pull: EventPullRequest): RunContext {
  return { ...context, runId: run.id, runAttempt: run.attempt, event: { kind: 'pull-request', pull } }
}
