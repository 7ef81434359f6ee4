/**
 * Which pull request a run was for, by GitHub's own record of both. A number that the run itself tells is never
 * looked at: its author wrote it.
 */
import { commitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { PullRecord, PullRequests } from '#ports/pull-requests.ts'
import type { EventPullRequest } from '#ports/run-context.ts'
import { asked } from './asked.ts'

/**
 * All open ones whose head is what was checked, at least one, by number. More than one can't be told apart. Throws a
 * `ProblemError` when there is none.
 */
export async function findPulls(
  run: WorkflowRun,
  pulls: PullRequests,
): Promise<readonly [EventPullRequest, ...EventPullRequest[]]> {
  const { headOwner, headBranch, headRepositoryId, headSha } = run
  const head = `${headOwner}:${headBranch}`
  if (headOwner === null || headBranch === null || headRepositoryId === null) {
    throw new ProblemError({ kind: 'publish-pull-none', head })
  }
  const listed = await asked('the pull request', () =>
    pulls.openFrom({ owner: headOwner, branch: headBranch }),
  )
  // GitHub ignores a filter that it can't read, so every part is looked at again.
  const ofBranch = listed.filter(
    (pull) =>
      pull.open &&
      pull.headRepositoryId === headRepositoryId &&
      pull.headBranch === headBranch &&
      pull.baseRepositoryId === run.repositoryId,
  )
  const [pull, ...others] = ofBranch
    .filter((one) => one.headSha === headSha)
    .sort((a, b) => a.number - b.number)
  const [moved] = ofBranch
  if (pull === undefined && moved !== undefined) {
    const { number, headSha: now } = moved
    throw new ProblemError({ kind: 'publish-pull-moved', number, checked: headSha, now })
  }
  if (pull === undefined) {
    throw new ProblemError({ kind: 'publish-pull-none', head })
  }
  return [eventPull(pull), ...others.map(eventPull)]
}

function eventPull({ number, headSha, baseBranch, baseSha }: PullRecord): EventPullRequest {
  const [head, base] = [commitSha(headSha), commitSha(baseSha)]
  if (head === null || base === null) {
    throw new TypeError(`GitHub answered with “${headSha}” or “${baseSha}” where a commit id belongs`)
  }
  return { number, headSha: head, baseRef: baseBranch, baseSha: base }
}
