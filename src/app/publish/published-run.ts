/** The run that is published, as far as it is known, and how it looks to those that keep comments. */
import type { PublishConfig } from '#config/config.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { EventPullRequest, RunContext } from '#ports/run-context.ts'
import { isPublished } from '#render/markdown/claim.ts'
import { readMarker } from '#render/markdown/marker.ts'
import type { FoundResult } from './find-result.ts'

/** Filled in on the way, so that whatever stops it knows where an older comment may stand. */
export interface Known {
  config: PublishConfig | null
  run: WorkflowRun | null
  /** All that the run fits; it was for one of them. */
  pulls: readonly EventPullRequest[]
  found: FoundResult | null
}

/** The published run's id and its pull request stand in the comment's marker, not those of the publisher. */
export function publishedContext(context: RunContext, run: WorkflowRun, pull: EventPullRequest): RunContext {
  return { ...context, runId: run.id, runAttempt: run.attempt, event: { kind: 'pull-request', pull } }
}

/**
 * Which comments of ours this publisher keeps. Without a `name` it publishes one result, whatever the run calls it, so
 * all that was ever published is one comment's: a result could else be renamed at each run.
 */
export function publishedComments(config: PublishConfig | null, name: string): (body: string) => boolean {
  return (body) => {
    const marker = readMarker(body)
    const isAny = name === '' || (config?.name ?? null) === null
    return marker !== null && (marker.name === name || (isAny && isPublished(body)))
  }
}

/** A run of this repository could write; a fork's never can. */
export function isOfRepository(run: WorkflowRun): boolean {
  return run.headRepositoryId === run.repositoryId
}

/** A run that could write has said it better: with links, categories and all. A fork's never can. */
export function isSaidByRun(body: string, run: WorkflowRun): boolean {
  const marker = readMarker(body)
  return (
    isOfRepository(run) &&
    marker !== null &&
    marker.runId === String(run.id) &&
    marker.head === run.headSha &&
    !isPublished(body)
  )
}

/** Of the same workflow and branch, and at its end like this one: an unfinished one is published by its own event. */
export function isNextRun(other: WorkflowRun, run: WorkflowRun): boolean {
  return (
    other.workflowId === run.workflowId &&
    other.repositoryId === run.repositoryId &&
    other.headRepositoryId === run.headRepositoryId &&
    other.headBranch === run.headBranch &&
    other.finished &&
    !other.cancelled
  )
}
