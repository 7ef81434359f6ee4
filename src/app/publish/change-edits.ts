/** What a published change edits of what it is judged by: from GitHub's list of its files, never from the claim. */
import { checkerFor } from '#checkers/registry.ts'
import type { RepoPath } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import type { Claim } from '#model/result-file.ts'
import { type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import type { EventPullRequest } from '#ports/run-context.ts'
import { ruleEdits } from '../change/rule-edits.ts'

/** Paths, or why they are not known. */
export interface ChangeEdits {
  readonly paths: readonly RepoPath[]
  readonly warnings: readonly Problem[]
}

/** `checker` null: only workflows and actions are looked at. */
export async function changeEdits(
  pull: EventPullRequest,
  checker: Claim['checker'],
  pulls: PullRequests,
): Promise<ChangeEdits> {
  try {
    const files = await pulls.changedFiles(pull.number)
    const judging = { checker: checker === null ? null : checkerFor(checker.name), configFiles: [] }
    return { paths: ruleEdits(files, judging), warnings: [] }
  } catch (error) {
    if (error instanceof RefusedError) {
      return { paths: [], warnings: [{ kind: 'files-unlisted', reason: error.message }] }
    }
    throw error
  }
}
