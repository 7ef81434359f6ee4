/** The text of a file at a commit, for who only needs to know what is there. */
import type { CommitSha } from '#model/ids.ts'
import type { Repo } from '#ports/repo.ts'

/** null where the commit has no such file, or git does not know the commit. */
export async function committedText(repo: Repo, commit: CommitSha, path: string): Promise<string | null> {
  const file = await repo.fileAt(commit, path)
  return file?.kind === 'text' ? file.text : null
}
