/** Reads a file as a commit has it. https://docs.github.com/rest/repos/contents, version 2022-11-28. */
import type { CommitSha } from '#model/ids.ts'
import { readCommit, readTree, type TreeEntry } from './actions-answers.ts'
import { statusOf } from './api-failure.ts'
import type { GitHubClient, Repository } from './client.ts'

/** Gives a file by its path; null only when the commit's own trees show that there is no such file. */
export type CommittedFiles = (commit: CommitSha, path: string) => Promise<string | null>

/** No tree is asked for twice, and where a commit's are known they say first what is not there. */
export function committedFiles(client: GitHubClient, repository: Repository): CommittedFiles {
  const roots = new Map<CommitSha, string | null>()
  const trees = new Map<string, readonly TreeEntry[]>()
  const root = async (commit: CommitSha): Promise<string | null> => {
    const { tree } = readCommit(await client.rest.git.getCommit({ ...repository, commit_sha: commit }))
    roots.set(commit, tree)
    return tree
  }
  const entriesOf = async (tree: string): Promise<readonly TreeEntry[]> => {
    const entries =
      trees.get(tree) ?? readTree(await client.rest.git.getTree({ ...repository, tree_sha: tree }))
    trees.set(tree, entries)
    return entries
  }
  const exists = async (commit: CommitSha, path: string): Promise<boolean> => {
    let tree = roots.get(commit) ?? (await root(commit))
    for (const name of path.split('/')) {
      const entry = (tree === null ? [] : await entriesOf(tree)).find((one) => one.name === name)
      if (entry === undefined) {
        return false
      }
      tree = entry.folder
    }
    return true
  }
  return async (commit, path) => {
    if (roots.has(commit) && !(await exists(commit, path))) {
      return null
    }
    try {
      const query = { ...repository, path, ref: commit, mediaType: { format: 'raw' } }
      const { data }: { readonly data: unknown } = await client.rest.repos.getContent(query)
      if (typeof data !== 'string') {
        throw new Error(`“${path}” is no file, or it did not arrive whole`)
      }
      return data
    } catch (error) {
      // GitHub also says 404 to whoever may not read.
      if (statusOf(error) === 404 && !(await exists(commit, path))) {
        return null
      }
      throw error
    }
  }
}
