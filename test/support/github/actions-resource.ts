/** How workflows, runs, artifacts and check runs look in REST answers. */
import type { Artifact, CacheEntry, CheckRun, Pull, Run, Workflow } from './record.ts'
import {
  minimalRepositoryResource,
  nodeId,
  type Resource,
  repositoryPage,
  repositoryUrl,
  userResource,
} from './repository-resource.ts'

export interface RunRendering {
  readonly run: Run
  /** The open pull requests that GitHub lists in the run; always empty for forks. */
  readonly pulls: readonly Pull[]
}

/** An entry of the cache as `GET …/actions/caches` has it. */
export function cacheResource(entry: CacheEntry): Resource {
  return {
    id: entry.id,
    ref: entry.ref,
    key: entry.key,
    version: entry.version,
    last_accessed_at: entry.createdAt,
    created_at: entry.createdAt,
    size_in_bytes: entry.bytes.length,
  }
}

/** A workflow, always active. */
export function workflowResource(api: string, workflow: Workflow): Resource {
  const page = repositoryPage(workflow.repository)
  return {
    id: workflow.id,
    node_id: nodeId('Workflow', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: workflow.createdAt,
    updated_at: workflow.createdAt,
    url: workflowUrl(api, workflow),
    html_url: `${page}/blob/${workflow.repository.defaultBranch}/${workflow.path}`,
    badge_url: `${page}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  }
}

/** A run as `GET …/actions/runs/{run_id}` and the lists have it. */
export function runResource(api: string, { run, pulls }: RunRendering): Resource {
  const url = `${repositoryUrl(api, run.repository)}/actions/runs/${run.id}`
  const actor = userResource(api, run.actor)
  return {
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: run.workflow.name,
    display_title: `${run.workflow.name} ${run.event}`,
    path: run.workflow.path,
    workflow_id: run.workflow.id,
    run_number: run.runNumber,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    head_commit: headCommitResource(run),
    head_repository: minimalRepositoryResource(api, run.headRepository),
    repository: minimalRepositoryResource(api, run.repository),
    actor,
    triggering_actor: actor,
    pull_requests: pulls.map((pull) => pullReference(api, pull)),
    created_at: run.createdAt,
    updated_at: run.createdAt,
    run_started_at: run.createdAt,
    url,
    html_url: `${repositoryPage(run.repository)}/actions/runs/${run.id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    check_suite_url: `${repositoryUrl(api, run.repository)}/check-suites/${run.id}`,
    workflow_url: workflowUrl(api, run.workflow),
  }
}

/** An artifact; its run is in the short form that names neither event nor conclusion. */
export function artifactResource(api: string, artifact: Artifact): Resource {
  const { run } = artifact
  const url = `${repositoryUrl(api, run.repository)}/actions/artifacts/${artifact.id}`
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.bytes.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    digest: artifact.digest,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    workflow_run: {
      id: run.id,
      repository_id: run.repository.id,
      head_repository_id: run.headRepository.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  }
}

/** A check run that belongs to no suite. */
export function checkRunResource(api: string, check: CheckRun): Resource {
  const url = `${repositoryUrl(api, check.repository)}/check-runs/${check.id}`
  const { annotations, ...output } = check.output
  return {
    id: check.id,
    node_id: nodeId('CheckRun', check.id),
    name: check.name,
    head_sha: check.headSha,
    status: check.status,
    conclusion: check.conclusion,
    external_id: check.externalId,
    details_url: check.detailsUrl,
    started_at: check.startedAt,
    completed_at: check.status === 'completed' ? check.startedAt : null,
    output: { ...output, annotations_count: annotations.length, annotations_url: `${url}/annotations` },
    check_suite: null,
    app: null,
    pull_requests: [],
    url,
    html_url: `${repositoryPage(check.repository)}/runs/${check.id}`,
  }
}

function workflowUrl(api: string, workflow: Workflow): string {
  return `${repositoryUrl(api, workflow.repository)}/actions/workflows/${workflow.id}`
}

function headCommitResource(run: Run): Resource {
  const person = { name: run.actor, email: `${run.actor}@users.noreply.github.com` }
  return {
    id: run.headSha,
    tree_id: run.headSha,
    message: `Commit of run ${run.runNumber}`,
    timestamp: run.createdAt,
    author: person,
    committer: person,
  }
}

function pullReference(api: string, pull: Pull): Resource {
  const [head, base] = [pull.head, pull.base].map(({ repository, ref, sha }) => ({
    ref,
    sha,
    repo: { id: repository.id, url: repositoryUrl(api, repository), name: repository.name },
  }))
  return {
    id: pull.id,
    number: pull.number,
    url: `${repositoryUrl(api, pull.base.repository)}/pulls/${pull.number}`,
    head,
    base,
  }
}
