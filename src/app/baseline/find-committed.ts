/**
 * Reads a committed baseline as a commit has it, never as the working copy has it: a change must not bring the
 * baseline that it is judged by.
 */
import type { CommitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Repo } from '#ports/repo.ts'
import type { FoundBaseline } from './find-baseline.ts'

/** Asks git first, because a whole clone has the file, and GitHub where the commit is not here. */
export async function findCommitted(
  { repo, api }: { readonly repo: Repo; readonly api: ActionsApi },
  { path, commit }: { readonly path: string; readonly commit: CommitSha },
): Promise<FoundBaseline> {
  try {
    const local = await repo.fileAt(commit, path)
    const text = local === null ? await api.fileAt(commit, path) : local.kind === 'text' ? local.text : null
    if (text === null) {
      return { state: 'absent', problem: { kind: 'baseline-file-none', path, commit } }
    }
    const origin = { source: 'file', commit, distance: 0, runUrl: null } as const
    return { state: 'found', text, origin, label: `The file “${path}” of ${commit.slice(0, 7)}` }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { state: 'unreadable', problem: error.problem }
    }
    throw error
  }
}
