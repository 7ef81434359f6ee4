/** A working copy in memory that knows a few commits; without any it is no repository at all. */
import type { CommitSha } from '#model/ids.ts'
import type { Repo } from '#ports/repo.ts'

/** What is checked out, and the parents of the commits that are here. */
export interface KnownCommits {
  readonly head: CommitSha | null
  readonly parents: ReadonlyMap<CommitSha, readonly CommitSha[]>
  /** By `commit:path`, of the commits whose parents are known. */
  readonly files?: ReadonlyMap<string, string>
}

/** Differences are not its business. */
export function fakeRepo({ head, parents, files }: KnownCommits): Repo {
  return {
    headCommit: async () => head,
    editedFiles: async () => (head === null ? null : []),
    ownFiles: async () => null,
    trackedFiles: async () => null,
    folder: async () => '',
    defaultBranch: async () => null,
    commitTime: async () => null,
    firstParents: async () => null,
    fetch: async () => false,
    parents: async (commit) => parents.get(commit) ?? null,
    subject: async () => null,
    lastWritten: async () => null,
    fileAt: async (commit, path) => {
      const text = files?.get(`${commit}:${path}`)
      return parents.has(commit) ? (text === undefined ? { kind: 'none' } : { kind: 'text', text }) : null
    },
    changedFiles: async () => null,
    wayHere: async () => null,
    lineMap: async () => null,
  }
}

/** No git here, or a folder that is no repository. */
export const noRepo: Repo = fakeRepo({ head: null, parents: new Map() })
