/**
 * GitHub's record of runs, artifacts and commits. Every method reads all pages or throws a `ProblemError` of
 * the family not-comparable, so an empty list always means that there is nothing.
 */
import type { ChangedFile } from '#model/change.ts'
import type { CommitSha } from '#model/ids.ts'

/** One workflow run, as GitHub records it. */
export interface WorkflowRun {
  readonly id: number
  readonly attempt: number
  readonly workflowId: number
  /** `.github/workflows/ci.yml`, without a ref. */
  readonly workflowPath: string
  readonly event: string
  readonly finished: boolean
  readonly cancelled: boolean
  readonly headSha: string
  readonly headBranch: string | null
  readonly repositoryId: number
  /** null when the fork was deleted. */
  readonly headRepositoryId: number | null
  /** The login of the head repository's owner; null when the fork was deleted. */
  readonly headOwner: string | null
  readonly url: string
}

/** One execution of one job of a run. A re-run is another execution, with a number of its own. */
export interface RunJob {
  readonly id: number
  readonly attempt: number
  /** As GitHub shows it: `leg (3.12, linux)` unless the workflow says otherwise. */
  readonly name: string
  readonly finished: boolean
  /** `success`, `failure`, `cancelled`, `skipped`, …; null while it is not over. */
  readonly conclusion: string | null
  /** Milliseconds since 1970; null while it has not started. */
  readonly startedAt: number | null
  /** See {@link startedAt}. */
  readonly completedAt: number | null
  /** The names of its steps in order; empty when it never got to them, and where GitHub does not list them. */
  readonly steps: readonly string[]
}

/** One artifact with what the list tells of its run. */
export interface StoredArtifact {
  readonly id: number
  readonly name: string
  readonly bytes: number
  /** `sha256:…`; null on servers that record none. */
  readonly digest: string | null
  readonly expired: boolean
  /** ISO 8601. */
  readonly expiresAt: string | null
  readonly runId: number
  readonly headSha: string
  readonly headBranch: string | null
  readonly repositoryId: number
  readonly headRepositoryId: number | null
}

/** One entry of the Actions cache, as GitHub lists it. */
export interface StoredCache {
  readonly key: string
  /** `refs/heads/main`, `refs/pull/7/merge`: who wrote it, and who may read it. */
  readonly ref: string
  readonly bytes: number
}

/** A commit and its parents, the first one first. */
export interface CommitRecord {
  readonly commit: CommitSha
  readonly parents: readonly CommitSha[]
}

/** Where two lines of history met last, and what one of them has changed since. */
export interface MergeBase extends CommitRecord {
  /** The end that was compared with: a branch's tip, or the commit that was named. */
  readonly base: CommitRecord
  /** All of them; null when there may be more than GitHub lists. */
  readonly files: readonly ChangedFile[] | null
}

/** The start of a list, and whether it is all of it. */
export interface ListStart<Item> {
  readonly items: readonly Item[]
  readonly whole: boolean
}

/** Runs of one workflow, by its number or the name of its file, that ran for one branch's name. */
export interface RunsOfBranch {
  readonly workflow: number | string
  readonly branch: string
}

/** Reading only; nothing here changes anything on GitHub. */
export interface ActionsApi {
  readonly run: (id: number) => Promise<WorkflowRun>
  /**
   * The newest hundred, of forks too, whose branches can have any name. null for a file name that no workflow has,
   * or that the token may not see.
   */
  readonly newestRuns: (of: RunsOfBranch) => Promise<ListStart<WorkflowRun> | null>
  /** All at a commit, or, where that is more than one page, all that ran for one of the events. */
  readonly runsAt: (
    of: RunsOfBranch & { readonly commit: CommitSha; readonly events: readonly string[] },
  ) => Promise<readonly WorkflowRun[]>
  /** Every execution of every job of all attempts. */
  readonly jobsOf: (runId: number) => Promise<readonly RunJob[]>
  /** Up to a hundred runs of pull requests at their head, of any workflow. */
  readonly changeRuns: (head: string) => Promise<ListStart<WorkflowRun>>
  /** Those of one name, or the first 500 of any. */
  readonly artifactsIn: (
    runId: number,
    wanted: { readonly name: string | null },
  ) => Promise<ListStart<StoredArtifact>>
  readonly artifactsOf: (runId: number) => Promise<readonly StoredArtifact[]>
  /** The newest hundred of a name. */
  readonly newestArtifacts: (name: string) => Promise<ListStart<StoredArtifact>>
  readonly artifactsNamed: (name: string) => Promise<readonly StoredArtifact[]>
  /** The commit itself, its first parent, and so on; ends at the root. Throws beyond 5,000 ancestors of any kind. */
  readonly firstParents: (commit: CommitSha) => AsyncIterable<CommitSha>
  /**
 X
   * `tip` any more; else `tip` itself and up to 1,000 others.
   */
  readonly ahead: (from: CommitSha, tip: CommitSha) => Promise<readonly CommitSha[]>
  readonly parents: (commit: CommitSha) => Promise<readonly CommitSha[]>
  /** The files are those of `head`'s side. */
  readonly mergeBase: (base: string, head: CommitSha) => Promise<MergeBase>
  /** Entries of every ref whose key starts so. */
  readonly cachesNamed: (prefix: string) => Promise<readonly StoredCache[]>
  /** A file as the commit has it; null only when the commit was read and has none. */
  readonly fileAt: (commit: CommitSha, path: string) => Promise<string | null>
  /**
   * The single entry `entry` of a zip artifact as text. Throws for a wrong digest, any other entry, or
   * more than `maxBytes`.
   */
  readonly readEntry: (
    artifact: StoredArtifact,
    wanted: { readonly entry: string; readonly maxBytes: number },
  ) => Promise<string>
  /** The whole text of a raw artifact. Throws for a wrong digest, for what is not UTF-8, or for more than `maxBytes`. */
  readonly readRaw: (artifact: StoredArtifact, wanted: { readonly maxBytes: number }) => Promise<string>
}
