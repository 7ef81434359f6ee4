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

/** Exactly one open one, whose head is what was checked. Throws a `ProblemError` that says what does not fit. */
export async function findPull(run: WorkflowRun, pulls: PullRequests): Promise<EventPullRequest> {
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
  const [pull, ...others] = ofBranch.filter((one) => one.headSha === headSha)
  const [moved] = ofBranch
  if (pull === undefined && moved !== undefined) {
    const { number, headSha: now } = moved
    throw new ProblemError({ kind: 'publish-pull-moved', number, checked: headSha, now })
  }
  if (pull === undefined) {
    throw new ProblemError({ kind: 'publish-pull-none', head })
  }
  if (others.length > 0) {
    const numbers = [pull, ...others].map(({ number }) => number).sort((a, b) => a - b)
    throw new ProblemError({ kind: 'publish-pull-several', numbers })
  }
  return eventPull(pull)
}

function eventPull({ number, headSha, baseBranch, baseSha }: PullRecord): EventPullRequest {
  const [head, base] = [commitSha(headSha), commitSha(baseSha)]
  if (head === null || base === null) {
    throw new TypeError(`GitHub answered with “${headSha}” or “${baseSha}” where a commit id belongs`)
  }
  return { number, headSha: head, baseRef: baseBranch, baseSha: base }
}
