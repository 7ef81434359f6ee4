/** Check runs, and the run that a `workflow_run` event tells of. */
import { beforeEach, describe, expect, test } from 'vitest'
import { githubClient } from '#adapters/github/client.ts'
import { githubCheckRuns } from '#adapters/github/github-check-runs.ts'
import { triggerEvent } from '#adapters/github/trigger-event.ts'
import type { CheckRuns } from '#ports/check-runs.ts'
import { RefusedError } from '#ports/pull-requests.ts'
import { gives, MemoryGitHub } from '#test/support/github/memory-fetch.ts'
import { shaOf } from '#test/support/shas.ts'

const here = '/repos/acme/widget'
const text = {
  name: 'type-ratchet (mypy)',
  externalId: '7',
  conclusion: 'success',
  title: 'no errors',
  summary: '…',
  detailsUrl: 'https://github.test/run',
} as const

let github: MemoryGitHub
let checks: CheckRuns

beforeEach(() => {
  github = new MemoryGitHub()
  const { baseUrl, patience, fetch } = github
  const client = githubClient({ token: 'ghs_1', baseUrl, patience, fetch })
  checks = githubCheckRuns(client, { owner: 'acme', repo: 'widget' })
})

describe('check runs', () => {
  test('of a name are those of the commit, with what their makers called them', async () => {
    const list = [{ id: 1, external_id: '7' }, { id: 2 }, { id: 3, external_id: null }]
    github.answer(`GET ${here}/commits/${shaOf(1)}/check-runs`, gives({ check_runs: list }))
    expect(await checks.named(shaOf(1), 'x y')).toEqual([
      { id: 1, externalId: '7' },
      { id: 2, externalId: '' },
      { id: 3, externalId: '' },
    ])
    expect(github.queries).toEqual([{ check_name: 'x y', per_page: '100' }])
  })

  test('are made and changed as completed ones', async () => {
    const sent = {
      name: 'type-ratchet (mypy)',
      external_id: '7',
      details_url: 'https://github.test/run',
      status: 'completed',
      conclusion: 'success',
      output: { title: 'no errors', summary: '…' },
    }
    github.answer(`POST ${here}/check-runs`, { status: 201, body: {} })
    await checks.create(shaOf(1), text)
    github.answer(`PATCH ${here}/check-runs/4`, gives({}))
    await checks.update(4, text)
    expect(github.asked.map(({ body }) => body)).toEqual([{ ...sent, head_sha: shaOf(1) }, sent])
  })

  test('that GitHub refuses are refused', async () => {
    const refused = { status: 403, body: { message: 'no' } }
    for (const what of [
      `GET ${here}/commits/${shaOf(1)}/check-runs`,
      `POST ${here}/check-runs`,
      `PATCH ${here}/check-runs/4`,
    ]) {
      github.answer(what, refused)
    }
    for (const ask of [
      () => checks.named(shaOf(1), 'x'),
      () => checks.create(shaOf(1), text),
      () => checks.update(4, text),
    ]) {
      await expect(ask()).rejects.toThrow(RefusedError)
    }
  })
})

describe('the run that an event tells of', () => {
  const run = { id: 5, run_attempt: 2, workflow_id: 3 }
  const event = { action: 'completed', workflow_run: run }

  test('is its number, attempt and workflow', () => {
    expect(triggerEvent('workflow_run', event)).toEqual({
      name: 'workflow_run',
      run: { id: 5, attempt: 2, workflowId: 3 },
    })
    expect(triggerEvent('workflow_run', { ...event, workflow_run: { id: 5 } }).run).toEqual({
      ...{ id: 5, attempt: null, workflowId: null },
    })
  })

  test.each([
    ['another event', 'push', event],
    ['a run that only starts', 'workflow_run', { ...event, action: 'requested' }],
    ['no run', 'workflow_run', { action: 'completed' }],
    ['a number that is none', 'workflow_run', { ...event, workflow_run: { ...run, id: 0 } }],
    ['a number that is no whole one', 'workflow_run', { ...event, workflow_run: { ...run, id: 1.5 } }],
    ['no attempt', 'workflow_run', { ...event, workflow_run: { ...run, run_attempt: 0 } }],
    ['nothing at all', 'workflow_run', null],
  ])('is none for %s', (_, name, payload) => {
    expect(triggerEvent(name, payload)).toEqual({ name, run: null })
  })
})
