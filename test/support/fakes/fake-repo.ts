/** A working copy in memory that knows a few commits; without any it is no repository at all. */
import type { CommitSha } from '#model/ids.ts'
import type { Repo } from '#ports/repo.ts'

/** What is checked out, and the parents of the commits that are here. */
export interface KnownCommits {
  readonly head: CommitSha | null
  readonly parents: ReadonlyMap<CommitSha, readonly CommitSha[]>
}

/** Differences are not its business. */
export function fakeRepo({ head, parents }: KnownCommits): Repo {
  return {
    headCommit: async () => head,
    cleanCommit: async () => head,
    parents: async (commit) => parents.get(commit) ?? null,
    changedFiles: async () => null,
    changedHere: async () => null,
    lineMap: async () => null,
  }
}

/** No git here, or a folder that is no repository. */
export const noRepo: Repo = fakeRepo({ head: null, parents: new Map() })
