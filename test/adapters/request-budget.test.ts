/** How much one run asks of GitHub at most, whatever it is told. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { githubClient } from '#adapters/github/client.ts'
import { githubActionsApi } from '#adapters/github/github-actions-api.ts'
import type { RequestBudget } from '#adapters/github/request-budget.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import type { Run } from '#test/support/github/record.ts'
import { shaOf } from '#test/support/shas.ts'

let github: LocalGitHub
let run: Run

beforeEach(async () => {
  github = await startLocalGitHub()
  const workflow = github.addWorkflow(github.addRepository({ fullName: 'acme/widget' }))
  run = github.startRun({ workflow, event: 'push', headSha: shaOf(1), headBranch: 'main' })
})

afterEach(async () => {
  await github.close()
})

/** A clock on which only waiting takes time. */
function apiWith(budget: RequestBudget): ActionsApi {
  let now = 0
  const sleep = async (ms: number): Promise<void> => {
    now += ms
  }
  const patience = { clock: { now: () => now, sleep }, deadline: () => AbortSignal.timeout(30_000) }
  const { value: token } = github.addToken({ actions: 'read' })
  const client = githubClient({ token, baseUrl: github.apiUrl, patience, budget })
  return githubActionsApi(client, { owner: 'acme', repo: 'widget' }, patience)
}

test('so many requests and no more, over all that is asked', async () => {
  const api = apiWith({ requests: 3, ms: 1000 })
  for (let count = 0; count < 3; count++) {
    await api.run(run.id)
  }
  const problem = await rejectedProblem(() => api.run(run.id))
  expect(problem).toMatchObject({ kind: 'baseline-api-failed', reason: expect.stringContaining('3 times') })
  expect(github.requests).toHaveLength(3)
})

test('attempts count like other requests, and so does the time that is waited for them', async () => {
  github.fault({ path: /./, status: 500, times: Number.POSITIVE_INFINITY })
  const few = await rejectedProblem(() => apiWith({ requests: 2, ms: 60_000 }).run(run.id))
  expect([few.kind, github.requests.length]).toEqual(['baseline-api-failed', 2])
  const short = apiWith({ requests: 100, ms: 2000 })
  const first = await rejectedProblem(() => short.run(run.id))
  expect(first).toMatchObject({ reason: expect.stringContaining('2 times in 3 seconds') })
  await rejectedProblem(() => short.run(run.id))
  expect(github.requests).toHaveLength(4)
})
