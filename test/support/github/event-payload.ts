/**
 * Events as a workflow run meets them: name, payload, commit and refs that belong together. Payloads are
 * short but shaped like GitHub's.
 */
import type { Pull, PullSide, Repository, Run } from './record.ts'
import type { NewRun } from './record-store.ts'
import { repositoryPage } from './repository-resource.ts'

export interface WorkflowEvent {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  /** `GITHUB_SHA`: for a pull request the merge commit. */
  readonly sha: string
  readonly ref: string
  readonly baseRef?: string
  readonly headRef?: string
  /** What the run says of itself: `startRun({ workflow, ...event.run })`. */
  readonly run: Omit<NewRun, 'workflow'>
}

interface PushEvent {
  readonly repository: Repository
  readonly sha: string
  readonly before?: string
  /** The default branch when left out. */
  readonly branch?: string
}

interface PullRequestEvent {
  readonly pull: Pull
  /** The merge commit of `refs/pull/N/merge`; the record's own when left out. */
  readonly mergeSha?: string
  readonly action?: 'opened' | 'synchronize' | 'reopened' | 'closed'
  /** The head before a `synchronize`. */
  readonly before?: string
  /** How many comments it has; not said when left out. */
  readonly comments?: number
}

interface MergeGroupEvent {
  readonly repository: Repository
  readonly headSha: string
  readonly baseSha: string
  readonly pullNumber: number
  readonly baseBranch?: string
}

interface BranchEvent {
  readonly repository: Repository
  readonly sha: string
  readonly branch?: string
}

const NO_COMMIT = '0'.repeat(40)

/** A push to a branch; without `before` the branch is new. */
export function pushEvent(given: PushEvent): WorkflowEvent {
  const { repository, sha } = given
  const ref = branchRef(given)
  const payload = {
    ref,
    before: given.before ?? NO_COMMIT,
    after: sha,
    created: given.before === undefined,
    deleted: false,
    forced: false,
    head_commit: { id: sha },
    repository: repositoryPayload(repository),
    sender: { login: repository.owner },
  }
  return { name: 'push', payload, sha, ref, run: runOnBranch('push', { sha, ref }) }
}

/** A pull request, from a fork when its head is one. */
export function pullRequestEvent(given: PullRequestEvent): WorkflowEvent {
  const { pull } = given
  const sha = given.mergeSha ?? pull.mergeCommitSha
  if (sha === null) throw new Error(`Pull request ${pull.number} has no merge commit`)
  const action = given.action ?? 'opened'
  const changed = action === 'synchronize' ? { before: given.before ?? NO_COMMIT, after: pull.head.sha } : {}
  const payload = {
    action,
    number: pull.number,
    ...changed,
    pull_request: {
      id: pull.id,
      number: pull.number,
      title: pull.title,
      state: pull.state,
      locked: pull.locked,
      draft: false,
      merged: pull.merged,
      merge_commit_sha: sha,
      html_url: `${repositoryPage(pull.base.repository)}/pull/${pull.number}`,
      user: { login: pull.author },
      head: sidePayload(pull.head),
      base: sidePayload(pull.base),
      ...(given.comments === undefined ? {} : { comments: given.comments }),
    },
    repository: repositoryPayload(pull.base.repository),
    sender: { login: pull.author },
  }
  return {
    name: 'pull_request',
    payload,
    sha,
    ref: `refs/pull/${pull.number}/merge`,
    baseRef: pull.base.ref,
    headRef: pull.head.ref,
    run: {
      event: 'pull_request',
      headSha: pull.head.sha,
      headBranch: pull.head.ref,
      headRepository: pull.head.repository,
    },
  }
}

/** A merge queue asks for checks of a group; the payload has no pull request number. */
export function mergeGroupEvent(given: MergeGroupEvent): WorkflowEvent {
  const { repository, headSha, baseSha } = given
  const branch = given.baseBranch ?? repository.defaultBranch
  const ref = `refs/heads/gh-readonly-queue/${branch}/pr-${given.pullNumber}-${baseSha}`
  const payload = {
    action: 'checks_requested',
    merge_group: {
      head_sha: headSha,
      head_ref: ref,
      base_sha: baseSha,
      base_ref: `refs/heads/${branch}`,
      head_commit: { id: headSha },
    },
    repository: repositoryPayload(repository),
    sender: { login: 'github-merge-queue[bot]' },
  }
  return {
    name: 'merge_group',
    payload,
    sha: headSha,
    ref,
    run: runOnBranch('merge_group', { sha: headSha, ref }),
  }
}

/** A nightly or weekly run on a branch. */
export function scheduleEvent(given: BranchEvent): WorkflowEvent {
  const payload = { schedule: '17 3 * * 1', repository: repositoryPayload(given.repository) }
  const [sha, ref] = [given.sha, branchRef(given)]
  return { name: 'schedule', payload, sha, ref, run: runOnBranch('schedule', { sha, ref }) }
}

/** A finished run of another workflow; the companion itself runs on the default branch. */
export function workflowRunEvent(given: {
  readonly run: Run
  readonly sha: string
  readonly action?: 'completed' | 'requested'
  /** The run's newest when left out. */
  readonly attempt?: number
}): WorkflowEvent {
  const { run, sha } = given
  const { repository } = run
  const ref = branchRef({ repository, sha })
  const payload = {
    action: given.action ?? 'completed',
    workflow: { id: run.workflow.id, name: run.workflow.name, path: run.workflow.path },
    workflow_run: {
      id: run.id,
      run_attempt: given.attempt ?? run.attempt,
      workflow_id: run.workflow.id,
      name: run.workflow.name,
      event: run.event,
      status: run.status,
      conclusion: run.conclusion,
      head_sha: run.headSha,
      head_branch: run.headBranch,
      // Empty for pull requests from forks, as on GitHub.
      pull_requests: [],
      repository: repositoryPayload(repository),
      head_repository: repositoryPayload(run.headRepository),
    },
    repository: repositoryPayload(repository),
    sender: { login: run.actor },
  }
  return { name: 'workflow_run', payload, sha, ref, run: runOnBranch('workflow_run', { sha, ref }) }
}

/** A run that a person started by hand, without inputs. */
export function workflowDispatchEvent(given: BranchEvent): WorkflowEvent {
  const ref = branchRef(given)
  const payload = {
    ref,
    inputs: null,
    repository: repositoryPayload(given.repository),
    sender: { login: given.repository.owner },
  }
  const { sha } = given
  return { name: 'workflow_dispatch', payload, sha, ref, run: runOnBranch('workflow_dispatch', { sha, ref }) }
}

function runOnBranch(
  event: string,
  at: { readonly sha: string; readonly ref: string },
): WorkflowEvent['run'] {
  return { event, headSha: at.sha, headBranch: at.ref.replace('refs/heads/', '') }
}

function branchRef(given: BranchEvent): string {
  return `refs/heads/${given.branch ?? given.repository.defaultBranch}`
}

function repositoryPayload(repository: Repository): Readonly<Record<string, unknown>> {
  return {
    id: repository.id,
    name: repository.name,
    full_name: repository.fullName,
    owner: { login: repository.owner },
    html_url: repositoryPage(repository),
    default_branch: repository.defaultBranch,
    private: repository.private,
    fork: repository.forkOf !== undefined,
  }
}

function sidePayload(side: PullSide): Readonly<Record<string, unknown>> {
  return {
    label: `${side.repository.owner}:${side.ref}`,
    ref: side.ref,
    sha: side.sha,
    user: { login: side.repository.owner },
    repo: repositoryPayload(side.repository),
  }
}
