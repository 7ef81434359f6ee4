/** Reads a file as a commit has it. https://docs.github.com/rest/repos/contents, version 2022-11-28. */
import type { CommitSha } from '#model/ids.ts'
import { readCommit, readTree } from './actions-answers.ts'
import { statusOf } from './api-failure.ts'
import type { GitHubClient, Repository } from './client.ts'

/** null only when the commit's own trees show that there is no such file. */
export async function committedFile(
  client: GitHubClient,
  repository: Repository,
  { commit, path }: { readonly commit: CommitSha; readonly path: string },
): Promise<string | null> {
  try {
    const query = { ...repository, path, ref: commit, mediaType: { format: 'raw' } }
    const { data }: { readonly data: unknown } = await client.rest.repos.getContent(query)
    if (typeof data !== 'string') {
      throw new Error(`“${path}” is no file, or it did not arrive whole`)
    }
    return data
  } catch (error) {
    // GitHub also says 404 to whoever may not read.
    if (statusOf(error) === 404 && !(await exists(client, repository, { commit, path }))) {
      return null
    }
    throw error
  }
}

async function exists(
  client: GitHubClient,
  repository: Repository,
  { commit, path }: { readonly commit: CommitSha; readonly path: string },
): Promise<boolean> {
  let { tree } = readCommit(await client.rest.git.getCommit({ ...repository, commit_sha: commit }))
  for (const name of path.split('/')) {
    const found =
      tree === null ? [] : readTree(await client.rest.git.getTree({ ...repository, tree_sha: tree }))
    const entry = found.find((one) => one.name === name)
    if (entry === undefined) {
      return false
    }
    tree = entry.folder
  }
  return true
}
