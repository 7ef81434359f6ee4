/** Git, as far as a use case may reach. Every answer is null when git or the commit is not there. */
import type { ChangedFile } from '#model/change.ts'
import type { DatedCommit } from '#model/history.ts'
import type { CommitSha, RepoPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { WrittenLine } from '#model/written.ts'

/** A committed text, or the certainty that there is none. */
export type CommittedFile = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none' }

/** What differs between a commit and a working copy. */
export interface WayHere {
  /** Renames known, without files that git does not know. */
  readonly change: readonly ChangedFile[]
  /** Files that git does not know are added ones. */
  readonly lineMap: LineMap
}

/** One working copy. */
export interface Repo {
  /** What is checked out, whether or not files were edited since. */
  readonly headCommit: () => Promise<CommitSha | null>
  /** Files below this folder that are not as checked out: edited, deleted, or not known to git; sorted, named from here. */
  readonly editedFiles: () => Promise<readonly RepoPath[] | null>
  /**
   * Files below this folder that are there, named from here, sorted: `staged`, or `changed` by the branch since it left the
   * default one, by edits, and unknown to git.
   */
  readonly ownFiles: (which: 'staged' | 'changed') => Promise<readonly RepoPath[] | null>
  /** Files below this folder that git knows, named from here, without links and submodules. */
  readonly trackedFiles: () => Promise<readonly RepoPath[] | null>
  /** Where this folder is in the repository, `backend/`; `''` at the top and without a working copy. */
  readonly folder: () => Promise<string>
  /** As the remote names it, else `main` or `master` where there is one, else what is checked out; null on no branch at all. */
  readonly defaultBranch: () => Promise<string | null>
  /** When the commit was made, as recorded in it: whole seconds since 1970, UTC. */
  readonly commitTime: (commit: CommitSha) => Promise<number | null>
  /**
   * Fetches commits that a shallow clone lacks from where it was cloned, each with so many before it as `history` says (none
   * when left out). False when one is not here afterwards; a whole clone is left as it is.
   */
  readonly fetch: (commits: readonly CommitSha[], history?: number) => Promise<boolean>
  /** What is checked out and the first parents of it, newest first; `shallow`: older ones are not here. */
  readonly firstParents: () => Promise<{
    readonly commits: readonly DatedCommit[]
    readonly shallow: boolean
  } | null>
  /** Parents as recorded in the commit itself, so a shallow clone tells them too. */
  readonly parents: (commit: CommitSha) => Promise<readonly CommitSha[] | null>
  /** The first line of its message; null where the commit is not here. */
  readonly subject: (commit: CommitSha) => Promise<string | null>
  /**
   * Which commit last wrote each line of a file, named from here: as the commit has it, or with null as it is now. White space and
   * lines that moved within the file count as nothing written. null in a line's place: it is in no commit yet.
   */
  readonly lastWritten: (
    path: RepoPath,
    commit: CommitSha | null,
  ) => Promise<readonly (WrittenLine | null)[] | null>
  /** A file as the commit has it, `none` when it has none. */
  readonly fileAt: (commit: CommitSha, path: string) => Promise<CommittedFile | null>
  /** What differs between two commits, renames known; null unless both are here. See {@link lineMap} for `folder`. */
  readonly changedFiles: (
    base: CommitSha,
    head: CommitSha,
    folder?: string,
  ) => Promise<readonly ChangedFile[] | null>
  /** Where lines went between two commits; null unless both are here. Only below `folder`, if given, and named from there. */
  readonly lineMap: (base: CommitSha, head: CommitSha, folder?: string) => Promise<LineMap | null>
  /** From a commit to the working copy below the folder, named from there. */
  readonly wayHere: (base: CommitSha) => Promise<WayHere | null>
}
