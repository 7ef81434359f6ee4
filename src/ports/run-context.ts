/** What the runner says of this run. Taken from the environment and the event file, both checked. */
import type { CommitSha } from '#model/ids.ts'

/** The pull request of a `pull_request` event. */
export interface EventPullRequest {
  readonly number: number
  readonly headSha: CommitSha
  readonly baseRef: string
  readonly baseSha: CommitSha
  /** The branch of the change; left out where nobody says. */
  readonly headRef?: string
  /** How many comments it had when the event was made; left out where nobody says. */
  readonly comments?: number
}

/** What this run is for. */
export type RunEvent =
  | {
      readonly kind: 'pull-request'
      readonly pull: EventPullRequest
      /** Of `pull_request_target`: `GITHUB_SHA` is the base branch's commit, which holds nothing of the change. */
      readonly target?: true
    }
  | { readonly kind: 'merge-group'; readonly baseSha: CommitSha; readonly baseRef: string }
  /** `before` is null for a new branch, a tag and everything that is not a push. */
  | {
      readonly kind: 'branch'
      readonly branch: string
      readonly pushed: boolean
      readonly before: CommitSha | null
    }
  /** A tag, or an event that says nothing of a branch. */
  | { readonly kind: 'other' }

/** What the event file says of another run; `run` is null for any event but a finished `workflow_run`. */
export interface TriggerEvent {
  readonly name: string
  readonly run: {
    readonly id: number
    /** See {@link workflowId}. */
    readonly attempt: number | null
    /** null where the event does not say. */
    readonly workflowId: number | null
  } | null
}

/** One run of one job. */
export interface RunContext {
  readonly owner: string
  readonly repo: string
  readonly repositoryId: number
  readonly defaultBranch: string
  /** `https://github.com`, without a trailing slash. */
  readonly serverUrl: string
  readonly runId: number
  readonly runAttempt: number
  /** `GITHUB_JOB`: the job's key in the workflow file, the same for all jobs of a matrix. */
  readonly job: string
  /** `GITHUB_SHA`: for a pull request the merge commit. */
  readonly commit: CommitSha
  readonly event: RunEvent
  /** `GITHUB_REF`, which caches are scoped to. */
  readonly ref: string
  /** Whether GitHub protects that ref, by a rule of the branch or a ruleset. */
  readonly refProtected: boolean
  /** The file of this run’s workflow, `.github/workflows/types.yml`; null where the runner does not say. */
  readonly workflowFile: string | null
  /** Absolute; the repository root. */
  readonly workspace: string
  /** Absolute; for files that nobody needs after the job. */
  readonly temporary: string
  readonly os: string
  /** When this step started, in Unix seconds: to be shown, and the time of a commit to the data branch. */
  readonly startedAt: number
}
