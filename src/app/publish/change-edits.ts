/** What a published change edits of what it is judged by: from GitHub's list of its files, never from the claim. */
import type { Digest } from '#model/digest.ts'
import type { RepoPath } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import type { PullDiff } from '#model/report.ts'
import { type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import type { EventPullRequest } from '#ports/run-context.ts'
import { pullDiff } from '../action/pull-diff.ts'
import { ruleEdits } from '../change/rule-edits.ts'

/** Paths, and why they may not be all. */
export interface ChangeEdits {
  readonly paths: readonly RepoPath[]
  /** null where GitHub has not listed them, or not all. */
  readonly files: readonly RepoPath[] | null
  /** null where GitHub has not listed them. */
  readonly diff: PullDiff | null
  readonly warnings: readonly Problem[]
}

/** Which checker the run used is a claim like all others, so the configuration of any counts. */
export async function changeEdits(
  pull: EventPullRequest,
  { pulls, sha256 }: { readonly pulls: PullRequests; readonly sha256: Digest },
): Promise<ChangeEdits> {
  try {
    const { files, whole } = await pulls.changedFiles(pull.number)
    const paths = ruleEdits(files, { checker: null, configFiles: [] })
    const diff = pullDiff({ event: { kind: 'pull-request', pull }, files, lineMap: null }, sha256)
    const named = whole ? files.map(({ path }) => path) : null
    return { paths, files: named, diff, warnings: whole ? [] : [{ kind: 'files-cut', listed: files.length }] }
  } catch (error) {
    if (error instanceof RefusedError) {
      return {
        paths: [],
        files: null,
        diff: null,
        warnings: [{ kind: 'files-unlisted', reason: error.message }],
      }
    }
    throw error
  }
}
