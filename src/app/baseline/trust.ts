/**
 * Which runs may hold a baseline. A fork's branch can have any name and its runs can upload anything, so a
 * run is trusted by what GitHub records of it, never by what its artifact says.
 */
import type { StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'

/** What a run must be to hold the baseline. */
export interface Expectation {
  readonly repositoryId: number
  readonly branch: string
  /** The workflow of this run, or the one the user named. */
  readonly workflow:
    | { readonly kind: 'id'; readonly id: number }
    | { readonly kind: 'file'; readonly name: string }
}

/** Pull requests, and everything that handles outsiders' data on the default branch, are left out. */
export const trustedEvents: readonly string[] = ['push', 'schedule', 'workflow_dispatch']

/** null when the run is trusted, else the reason in words. */
export function distrust(run: WorkflowRun, expected: Expectation): string | null {
  if (run.repositoryId !== expected.repositoryId || run.headRepositoryId !== expected.repositoryId) {
    return 'it comes from another repository'
  }
  if (run.headBranch !== expected.branch) {
    return `it ran for the branch “${run.headBranch}”`
  }
  if (!trustedEvents.includes(run.event)) {
    return `it ran for the event “${run.event}”`
  }
  if (run.cancelled) {
    return 'it was cancelled'
  }
  return isExpectedWorkflow(run, expected) ? null : `it belongs to the workflow “${run.workflowPath}”`
}

/** Everything but the workflow is right: worth telling the user about. */
export function distrustedForWorkflowOnly(run: WorkflowRun, expected: Expectation): boolean {
  const asked: Expectation = { ...expected, workflow: { kind: 'id', id: run.workflowId } }
  return distrust(run, asked) === null && !isExpectedWorkflow(run, expected)
}

/** What the artifact list alone can rule out, without asking for the run. */
export function mayBeTrusted(artifact: StoredArtifact, expected: Expectation): boolean {
  return (
    artifact.repositoryId === expected.repositoryId &&
    artifact.headRepositoryId === expected.repositoryId &&
    artifact.headBranch === expected.branch
  )
}

/** By id, or by the file's name or path. */
export function isExpectedWorkflow(run: WorkflowRun, { workflow }: Pick<Expectation, 'workflow'>): boolean {
  if (workflow.kind === 'id') {
    return run.workflowId === workflow.id
  }
  const name = workflow.name.replace(/^\.\//, '')
  return run.workflowPath === name || run.workflowPath === `.github/workflows/${name}`
}
