/**
 * What the local GitHub remembers. Records are plain and mutable on purpose: a test may lock a pull
 * request or close it by setting the field.
 */

/** A repository or a fork of one. */
export interface Repository {
  readonly id: number
  /** `owner/name`. */
  readonly fullName: string
  readonly owner: string
  readonly name: string
  defaultBranch: string
  readonly forkOf: Repository | undefined
  private: boolean
  archived: boolean
  /** By rulesets, for the default branch. */
  rules: readonly BranchRule[]
  /** By branch protection, for the default branch. */
  protectedBy: readonly string[]
  /** What a workflow may do that does not say. */
  defaultWorkflowPermissions: 'read' | 'write'
}

/** One rule that holds for a branch. */
export type BranchRule =
  | { readonly type: 'merge_queue' }
  | { readonly type: 'required_status_checks'; readonly contexts: readonly string[] }

/** A workflow file of a repository. */
export interface Workflow {
  readonly id: number
  readonly repository: Repository
  readonly name: string
  /** Such as `.github/workflows/types.yml`. */
  readonly path: string
  readonly createdAt: string
}

export type RunStatus = 'queued' | 'in_progress' | 'completed'
export type RunConclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | 'timed_out' | 'neutral'

/** A workflow run; a re-run is the same record with the next attempt. */
export interface Run {
  readonly id: number
  readonly repository: Repository
  readonly workflow: Workflow
  readonly runNumber: number
  attempt: number
  event: string
  status: RunStatus
  conclusion: RunConclusion | null
  headSha: string
  headBranch: string
  headRepository: Repository
  actor: string
  readonly createdAt: string
  /** What the job's `ACTIONS_RUNTIME_TOKEN` holds; the results service finds the run by it. */
  readonly runtimeToken: string
}

/** An artifact with the bytes that a download gives. */
export interface Artifact {
  readonly id: number
  readonly run: Run
  readonly name: string
  bytes: Buffer
  readonly contentType: string
  /** The name in Content-Disposition. */
  readonly fileName: string
  /** `sha256:` and 64 hex digits; null as for artifacts of the older protocol. */
  digest: string | null
  expired: boolean
  readonly createdAt: string
  readonly expiresAt: string
}

/** An issue that is no pull request. */
export interface Issue {
  readonly id: number
  readonly number: number
  readonly repository: Repository
  readonly author: string
  readonly title: string
  body: string
  state: 'open' | 'closed'
  pinned: boolean
  readonly createdAt: string
}

/** An entry of the Actions cache: never overwritten, readable from its own ref and from those based on it. */
export interface CacheEntry {
  readonly id: number
  readonly repository: Repository
  readonly key: string
  /** A digest of what was packed and how; another version is another entry. */
  readonly version: string
  /** Of the run that wrote it. */
  readonly ref: string
  readonly bytes: Buffer
  readonly createdAt: string
}

/** The head or the base of a pull request. */
export interface PullSide {
  readonly repository: Repository
  ref: string
  sha: string
}

/** A file of a pull request, comparison or commit. */
export interface ChangedFile {
  readonly filename: string
  readonly status: 'added' | 'removed' | 'modified' | 'renamed'
  readonly additions: number
  readonly deletions: number
  readonly sha: string
  readonly previousFilename?: string
  readonly patch?: string
}

/** A pull request, which is the only kind of issue here. */
export interface Pull {
  readonly id: number
  readonly number: number
  readonly base: PullSide
  readonly head: PullSide
  readonly title: string
  readonly author: string
  state: 'open' | 'closed'
  merged: boolean
  locked: boolean
  mergeCommitSha: string | null
  /** Stated by a test, or undefined: then the difference of the pushed commits. */
  readonly files: readonly ChangedFile[] | undefined
  readonly createdAt: string
}

/** A comment of a pull request. */
export interface Comment {
  readonly id: number
  readonly pull: Pull
  readonly author: string
  body: string
  readonly createdAt: string
  updatedAt: string
}

/** A check run that a token created. */
export interface CheckRun {
  readonly id: number
  readonly repository: Repository
  readonly name: string
  readonly headSha: string
  status: string
  conclusion: string | null
  detailsUrl: string | null
  externalId: string | null
  output: { title: string | null; summary: string | null; text: string | null; annotations: unknown[] }
  readonly startedAt: string
}

export type Scope =
  | 'actions'
  | 'administration'
  | 'checks'
  | 'contents'
  | 'issues'
  | 'metadata'
  | 'pull-requests'
  | 'statuses'
export type Permissions = Readonly<Partial<Record<Scope, 'read' | 'write'>>>

/** A token with exactly these permissions on every repository. */
export interface Token {
  readonly value: string
  /** Ends with `[bot]` for an installation token, such as the one a workflow gets. */
  readonly login: string
  readonly permissions: Permissions
}

/** One request that reached a server of the local GitHub, in order of arrival. */
export interface LoggedRequest {
  readonly service: 'rest' | 'results' | 'blob'
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly authorized: boolean
  readonly token: string | undefined
  readonly body: unknown
  /** 0 while unanswered, and for ever when the connection was dropped. */
  status: number
}
