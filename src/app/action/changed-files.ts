/** Lists the files of a change: from git when it knows both commits, else from GitHub's record of the pull request. */
import type { ChangedFile } from '#model/change.ts'
import type { CommitSha } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import { type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import type { Repo } from '#ports/repo.ts'
import type { RunContext } from '#ports/run-context.ts'

/** `files` is null when the change is not known; the report then tells no files apart. */
export async function changedFiles(
  { event }: RunContext,
  commits: { readonly base: CommitSha | null; readonly head: CommitSha | null },
  { repo, pulls }: { readonly repo: Repo; readonly pulls: PullRequests },
): Promise<{ readonly files: readonly ChangedFile[] | null; readonly warnings: readonly Problem[] }> {
  const { base, head } = commits
  const local = base === null || head === null ? null : await repo.changedFiles(base, head)
  if (local !== null || event.kind !== 'pull-request') {
    return { files: local, warnings: [] }
  }
  try {
    return { files: await pulls.changedFiles(event.pull.number), warnings: [] }
  } catch (error) {
    if (error instanceof RefusedError) {
      return { files: null, warnings: [{ kind: 'files-unlisted', reason: error.message }] }
    }
    throw error
  }
}
