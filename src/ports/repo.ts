/** Git, as far as a use case may reach. Every answer is null when git or the commit is not there. */
import type { CommitSha } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'

/** One working copy. */
export interface Repo {
  readonly headCommit: () => Promise<CommitSha | null>
  /** Parents as recorded in the commit itself, so a shallow clone tells them too. */
  readonly parents: (commit: CommitSha) => Promise<readonly CommitSha[] | null>
  /** Where lines went between two commits; null unless both are here. */
  readonly lineMap: (base: CommitSha, head: CommitSha) => Promise<LineMap | null>
}
