/** A working copy that can have another commit's files for a while. */
import type { CommitSha } from '#model/ids.ts'

/** Works on the whole repository that a folder belongs to. */
export interface OtherRevision {
  /** What a user calls a commit (`main`, `v1.2`, `HEAD~3`); null when git does not know it. */
  readonly commitOf: (revision: string) => Promise<CommitSha | null>
  /**
   * Gives the working copy the files of `commit`, runs `action`, and puts back what was there, byte for byte, whatever happens:
   * also when this process is killed. Neither the index nor any branch changes. Throws a `ProblemError` before anything is
   * moved when files are not as committed, or can't be moved out of the way.
   */
  readonly during: <Result>(commit: CommitSha, action: () => Promise<Result>) => Promise<Result>
}
