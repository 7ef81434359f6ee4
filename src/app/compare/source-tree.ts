/** Whether a file of the baseline is still there, in the tree that was checked. */
import type { CommitSha, RepoPath } from '#model/ids.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'

/** The tree that was checked, as far as it can be asked. */
export interface SourceTree {
  /** `told`: what the list of changed files says, null where it does not reach back to the baseline. */
  readonly exists: (path: RepoPath, told: boolean | null) => Promise<boolean>
}

/** The working copy that the checker ran in. */
export function workingTree(root: string, files: Files): SourceTree {
  return { exists: async (path) => (await files.read(files.join(root, path))).kind !== 'missing' }
}

/** Each takes a few requests: behind these, a file counts as one that is still there. */
const mostAsked = 8

/** A commit that may not be checked out here: asks git, then the list of changes, then GitHub. */
export function committedTree(
  commit: CommitSha,
  { repo, api }: { readonly repo: Repo; readonly api: Pick<ActionsApi, 'fileAt'> },
): SourceTree {
  let asked = 0
  return {
    exists: async (path, told) => {
      const file = await repo.fileAt(commit, path)
      if (file !== null || told !== null) {
        return file === null ? told !== false : file.kind === 'text'
      }
      asked += 1
      return asked > mostAsked || (await api.fileAt(commit, path)) !== null
    },
  }
}
