/** What a published change edits of what it is judged by: from GitHub's list of its files, never from the claim. */
import type { RepoPath } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import { type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import type { EventPullRequest } from '#ports/run-context.ts'
import { ruleEdits } from '../change/rule-edits.ts'

/** Paths, and why they may not be all. */
export interface ChangeEdits {
  readonly paths: readonly RepoPath[]
  readonly warnings: readonly Problem[]
}

/** Which checker the run used is a claim like all others, so the configuration of any counts. */
export async function changeEdits(pull: EventPullRequest, pulls: PullRequests): Promise<ChangeEdits> {
  try {
    const { files, whole } = await pulls.changedFiles(pull.number)
    const paths = ruleEdits(files, { checker: null, configFiles: [] })
    return { paths, warnings: whole ? [] : [{ kind: 'files-cut', listed: files.length }] }
  } catch (error) {
    if (error instanceof RefusedError) {
      return { paths: [], warnings: [{ kind: 'files-unlisted', reason: error.message }] }
    }
    throw error
  }
}
