/** Answers about workflows, runs and artifacts. Lists are newest first. */
import { artifactResource, cacheResource, runResource, workflowResource } from './actions-resource.ts'
import { pageOf } from './paging.ts'
import type { Artifact, Pull, Repository, Run, Workflow } from './record.ts'
import {
  found,
  idOf,
  type RestAnswer,
  type RestCall,
  RestRefusal,
  type Route,
  type Routes,
  repositoryOf,
} from './rest-call.ts'

const UNSUPPORTED_RUN_FILTERS: readonly string[] = ['actor', 'created', 'check_suite_id']

export const actionsRoutes: Routes = {
  'actions/list-artifacts-for-repo': readingActions((call) => {
    const repository = repositoryOf(call)
    return artifactPage(
      call,
      call.records.artifacts.filter(({ run }) => run.repository === repository),
    )
  }),
  'actions/list-workflow-run-artifacts': readingActions((call) => {
    const run = runOf(call)
    return artifactPage(
      call,
      call.records.artifacts.filter((artifact) => artifact.run === run),
    )
  }),
  'actions/get-artifact': readingActions((call) => ({
    status: 200,
    body: artifactResource(call.apiUrl, artifactOf(call)),
  })),
  'actions/download-artifact': readingActions((call) => {
    const artifact = artifactOf(call)
    if (call.parameters['archive_format'] !== 'zip') throw new RestRefusal(404, 'Not Found')
    if (artifact.expired) throw new RestRefusal(410, 'Artifact has expired')
    // Some servers name a type for the content that a redirect does not have.
    const headers = {
      location: call.downloadUrl(artifact),
      'content-type': 'application/json; charset=utf-8',
    }
    return { status: 302, headers }
  }),
  'actions/list-workflow-runs-for-repo': readingActions((call) => {
    const repository = repositoryOf(call)
    return runPage(
      call,
      call.records.runs.filter((run) => run.repository === repository),
    )
  }, UNSUPPORTED_RUN_FILTERS),
  'actions/list-workflow-runs': readingActions((call) => {
    const workflow = workflowOf(call)
    return runPage(
      call,
      call.records.runs.filter((run) => run.workflow === workflow),
    )
  }, UNSUPPORTED_RUN_FILTERS),
  'actions/get-actions-cache-list': readingActions(
    (call) => {
      const repository = repositoryOf(call)
      const { key = '', ref } = call.query
      const matching = call.records.caches
        .filter((entry) => entry.repository === repository && entry.key.startsWith(key))
        .filter((entry) => ref === undefined || entry.ref === ref)
        .toReversed()
      const { items, headers } = pageOf(call, matching)
      const body = { total_count: matching.length, actions_caches: items.map(cacheResource) }
      return { status: 200, body, headers }
    },
    ['sort', 'direction'],
  ),
  'actions/get-workflow-run': readingActions((call) => ({ status: 200, body: rendered(call, runOf(call)) })),
  'actions/get-workflow': readingActions((call) => ({
    status: 200,
    body: workflowResource(call.apiUrl, workflowOf(call)),
  })),
}

function readingActions(answer: Route['answer'], unsupported: readonly string[] = []): Route {
  return { permissions: [['actions', 'read']], unsupported, answer }
}

function artifactPage(call: RestCall, all: readonly Artifact[]): RestAnswer {
  const { name, direction } = call.query
  const named = all.filter((artifact) => name === undefined || artifact.name === name)
  const { items, headers } = pageOf(call, direction === 'asc' ? named : named.toReversed())
  const artifacts = items.map((artifact) => artifactResource(call.apiUrl, artifact))
  return { status: 200, body: { total_count: named.length, artifacts }, headers }
}

/** A search ends here, whatever its total is. */
const MOST_FOUND_RUNS = 1000

function runPage(call: RestCall, all: readonly Run[]): RestAnswer {
  const { branch, event, head_sha: sha, status } = call.query
  const isSearch = [branch, event, sha, status].some((filter) => filter !== undefined)
  const matching = all
    .filter((run) => branch === undefined || run.headBranch === branch)
    .filter((run) => event === undefined || run.event === event)
    .filter((run) => sha === undefined || run.headSha === sha)
    .filter((run) => status === undefined || run.status === status || run.conclusion === status)
    .toReversed()
  const { items, headers } = pageOf(call, isSearch ? matching.slice(0, MOST_FOUND_RUNS) : matching)
  const body = { total_count: matching.length, workflow_runs: items.map((run) => rendered(call, run)) }
  return { status: 200, body, headers }
}

function rendered(call: RestCall, run: Run): Readonly<Record<string, unknown>> {
  const pulls = call.query['exclude_pull_requests'] === 'true' ? [] : pullsOf(call, run)
  return runResource(call.apiUrl, { run, pulls })
}

/** Open pull requests whose head is the run's; GitHub names none for forks. */
function pullsOf(call: RestCall, run: Run): Pull[] {
  if (run.headRepository !== run.repository) return []
  return call.records.pulls.filter(
    ({ state, head, base }) =>
      state === 'open' &&
      base.repository === run.repository &&
      head.repository === run.headRepository &&
      (head.ref === run.headBranch || head.sha === run.headSha),
  )
}

function runOf(call: RestCall): Run {
  const repository = repositoryOf(call)
  return found(
    call.records.runs.find((run) => run.repository === repository && run.id === idOf(call, 'run_id')),
  )
}

function artifactOf(call: RestCall): Artifact {
  const repository = repositoryOf(call)
  const id = idOf(call, 'artifact_id')
  return found(
    call.records.artifacts.find((artifact) => artifact.run.repository === repository && artifact.id === id),
  )
}

/** By number, or by the name of the workflow's file. */
function workflowOf(call: RestCall): Workflow {
  const repository: Repository = repositoryOf(call)
  const wanted = call.parameters['workflow_id'] ?? ''
  return found(
    call.records.workflows.find(
      (workflow) =>
        workflow.repository === repository &&
        (String(workflow.id) === wanted || workflow.path === `.github/workflows/${wanted}`),
    ),
  )
}
