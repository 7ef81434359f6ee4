/** A working copy that can have another commit's files for a while. */
import type { CommitSha } from '#model/ids.ts'

/** Works on the whole repository that a folder belongs to. */
export interface OtherRevision {
  /** What a user calls a commit (`main`, `v1.2`, `HEAD~3`); null when git does not know it. */
  readonly commitOf: (revision: string) => Promise<CommitSha | null>
  /**
   * Gives the working copy the files of a commit, runs `action`, and puts back what was there, byte for byte, whatever happens:
   * also when this process is killed. Neither the index nor any branch changes. Throws a `ProblemError` before anything is
   * moved when files are not as committed, or can't be moved out of the way; one of the kind `tree-not-restored` when
   * something is not back.
   */
  readonly during: <Result>(wish: RevisionWish, action: () => Promise<Result>) => Promise<Held<Result>>
}

/** Which commit's files. */
export interface RevisionWish {
  readonly commit: CommitSha
  /** Paths from the folder that stay as they are, edited or not, whatever that commit has there; none when left out. */
  readonly keep?: readonly string[]
}

/** What came of the action, when everything is back. */
export interface Held<Result> {
  readonly result: Result
  /** How many files were written meanwhile that are as they were, or gone, again. */
  readonly written: number
}
