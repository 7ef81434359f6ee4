/** Which pull request a run was for: by GitHub's record of both, and nothing else. */
import { describe, expect, test } from 'vitest'
import { findPulls } from '#app/publish/find-pull.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { PullRecord } from '#ports/pull-requests.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import { shaOf } from '#test/support/shas.ts'

const run: WorkflowRun = {
  ...{ id: 5, attempt: 1, workflowId: 7, workflowPath: '.github/workflows/types.yml', event: 'pull_request' },
  ...{ finished: true, cancelled: false, headSha: shaOf(2), headBranch: 'fix', repositoryId: 1 },
  ...{ headRepositoryId: 9, headOwner: 'octocat', url: 'https://github.com/acme/widget/actions/runs/5' },
}
const fitting: PullRecord = {
  ...{ number: 3, open: true, headSha: shaOf(2), headBranch: 'fix', headRepositoryId: 9 },
  ...{ baseRepositoryId: 1, baseBranch: 'main', baseSha: shaOf(1) },
}

function pullsWith(...records: readonly PullRecord[]): FakePullRequests {
  const pulls = new FakePullRequests({ headSha: shaOf(2), open: true, locked: false })
  pulls.records = records
  return pulls
}

test('the one that fits is found among others of the same owner', async () => {
  const pulls = pullsWith({ ...fitting, number: 4, headBranch: 'other' }, fitting)
  expect(await findPulls(run, pulls)).toEqual([
    { number: 3, headSha: shaOf(2), baseRef: 'main', baseSha: shaOf(1) },
  ])
})

describe('there is none when', () => {
  test.each<[string, Partial<PullRecord>, Partial<WorkflowRun>]>([
    ['its head is in another repository of the owner', { headRepositoryId: 10 }, {}],
    ['the fork is gone', { headRepositoryId: null }, {}],
    ['the run does not know its fork any more', {}, { headRepositoryId: null }],
    ['it goes into another repository', { baseRepositoryId: 2 }, {}],
    ['it is closed', { open: false }, {}],
  ])('%s', async (_, record, made) => {
    const problem = await rejectedProblem(() =>
      findPulls({ ...run, ...made }, pullsWith({ ...fitting, ...record })),
    )
    expect(problem.kind).toBe('publish-pull-none')
  })

  test.each<[string, Partial<WorkflowRun>]>([
    ['owner', { headOwner: null }],
    ['branch', { headBranch: null }],
    ['repository', { headRepositoryId: null }],
  ])('the run does not know its %s, and then nothing is asked', async (_, made) => {
    const pulls = pullsWith(fitting)
    const asked: string[] = []
    pulls.meanwhile = (call) => asked.push(call)
    const problem = await rejectedProblem(() => findPulls({ ...run, ...made }, pulls))
    expect(problem.kind).toBe('publish-pull-none')
    expect(asked).toEqual([])
  })
})

test.each<[string, Partial<PullRecord>, Partial<WorkflowRun>]>([
  ['head', { headSha: 'main' }, { headSha: 'main' }],
  ['base', { baseSha: 'main' }, {}],
])('a %s that is no commit is no answer of GitHub’s', async (_, record, made) => {
  await expect(findPulls({ ...run, ...made }, pullsWith({ ...fitting, ...record }))).rejects.toThrow(
    TypeError,
  )
})

test('one whose head is another commit by now has moved on', async () => {
  const problem = await rejectedProblem(() => findPulls(run, pullsWith({ ...fitting, headSha: shaOf(8) })))
  expect(problem).toEqual({ kind: 'publish-pull-moved', number: 3, checked: shaOf(2), now: shaOf(8) })
})

test('two with one head are both told, by number', async () => {
  const found = await findPulls(run, pullsWith({ ...fitting, number: 12 }, fitting))
  expect(found.map(({ number }) => number)).toEqual([3, 12])
})

test('a refusal is said, and nothing is guessed', async () => {
  const pulls = pullsWith(fitting)
  pulls.refusal = { reason: '403 Forbidden', forbidden: true }
  expect(await rejectedProblem(() => findPulls(run, pulls))).toMatchObject({
    kind: 'publish-unread',
    reason: '403 Forbidden',
  })
})
