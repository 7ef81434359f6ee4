/** The result that a run left: of its newest attempt, or of an older one whose job was not run again. */
import { beforeEach, describe, expect, test } from 'vitest'
import { resultName } from '#app/baseline/artifact-names.ts'
import { findResult, readResult } from '#app/publish/find-result.ts'
import type { Problem } from '#model/problem.ts'
import type { Claim } from '#model/result-file.ts'
import type { RunJob, StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import { renderResult } from '#render/result.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { scenarios } from '#test/support/report-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const head = shaOf(2)
const facts = {
  ...({ tool: '0.1.0', head, commit: shaOf(3), mode: 'enforce', excerpts: [] } as const),
  policy: { 'max-increase': '10%', 'max-errors': null, 'max-new-errors': null },
} as const

let api: FakeActionsApi
let run: WorkflowRun

beforeEach(() => {
  api = new FakeActionsApi()
  run = api.addRun(head, { event: 'pull_request' })
})

/** The run as it is in this attempt. */
const at = (attempt: number): WorkflowRun => ({ ...run, attempt })

interface Left {
  readonly attempt?: number
  readonly job?: Claim['job']
  readonly says?: Readonly<Record<string, unknown>>
  readonly expired?: boolean
  readonly name?: string
}

function leave({
  attempt = 1,
  job = { id: 71, name: 'types' },
  says = {},
  ...left
}: Left = {}): StoredArtifact {
  const { name = 'mypy', expired = false } = left
  const text = renderResult(scenarios.small(), {
    ...facts,
    run: { id: run.id, attempt, job: job ?? { id: null, name: '' } },
  })
  const file = { ...JSON.parse(text), name, ...says }
  if (job === null) {
    delete file.run.job
  }
  const artifact = resultName({ name, leg: null, attempt })
  return api.upload(run, { name: artifact, content: JSON.stringify(file), expired })
}

function listed(id: number, attempt: number, fields: Partial<RunJob> = {}): void {
  const times = { startedAt: attempt * 1_000_000, completedAt: attempt * 1_000_000 + 60_000 }
  const name = fields.name ?? 'types'
  api.jobs.push({ id, attempt, name, finished: true, conclusion: 'success', steps: [], ...times, ...fields })
}

async function published(attempt: number, name: string | null = 'mypy'): Promise<Claim> {
  return readResult(await findResult(at(attempt), name, api), at(attempt), api)
}

const none = (wanted = 'type-ratchet-result-mypy-attempt-2.json'): unknown => ({
  kind: 'publish-result-none',
  wanted,
})

describe('a run left one', () => {
  test.each(['mypy', null])('and it is found as %s', async (name) => {
    leave()
    expect(await published(1, name)).toMatchObject({ name: 'mypy', runAttempt: 1 })
  })

  test('and a named one is asked for by its name alone', async () => {
    leave()
    const asked: unknown[] = []
    const list = api.artifactsIn.bind(api)
    api.artifactsIn = async (id, wanted) => {
      asked.push(wanted.name)
      return list(id, wanted)
    }
    await published(1)
    expect(asked).toEqual(['type-ratchet-result-mypy.json'])
  })

  test('and of two uploads of one name the last one counts', async () => {
    leave({ says: { name: 'first' } })
    const last = leave()
    expect((await findResult(run, 'mypy', api)).artifact.id).toBe(last.id)
    api.artifactsIn = async () => ({ items: [last, { ...last, id: last.id - 1 }], whole: true })
    expect((await findResult(run, 'mypy', api)).artifact.id).toBe(last.id)
  })

  test('in each attempt: the newest one’s is read, whatever became of its job before', async () => {
    leave()
    leave({ attempt: 2 })
    for (const name of ['mypy', null]) {
      expect(await published(2, name)).toMatchObject({ runAttempt: 2 })
    }
  })
})

describe('a run left none', () => {
  test.each<[string, () => void]>([
    ['at all', () => undefined],
    ['but an expired one', () => leave({ expired: true })],
    ['of this check', () => leave({ name: 'tsc' })],
    ['but another artifact', () => api.upload(run, { name: 'type-ratchet-report-mypy.html', content: '' })],
    ['but a later attempt of it', () => leave({ attempt: 2 })],
  ])('%s', async (_, arrange) => {
    arrange()
    expect(await rejectedProblem(() => findResult(run, 'mypy', api))).toEqual(
      none('type-ratchet-result-mypy.json'),
    )
  })

  test('when what a server lists for it is another run’s, or another name’s', async () => {
    const artifact = leave()
    for (const strange of [{ runId: run.id + 1 }, { name: 'type-ratchet-result-tsc.json' }]) {
      api.artifactsIn = async () => ({ items: [{ ...artifact, ...strange }], whole: true })
      expect((await rejectedProblem(() => findResult(run, 'mypy', api))).kind).toBe('publish-result-none')
    }
  })

  test('and the name of any is wanted where nobody named one', async () => {
    expect(await rejectedProblem(() => findResult(run, null, api))).toEqual(
      none('type-ratchet-result-….json'),
    )
  })
})

describe('without a name there must be one', () => {
  test('and several are named in order, twenty at most', async () => {
    leave({ name: 'tsc' })
    leave()
    expect(await rejectedProblem(() => findResult(run, null, api))).toEqual({
      kind: 'publish-result-several',
      names: ['mypy', 'tsc'],
    })
    for (let index = 0; index < 30; index++) {
      leave({ name: `check-${index}` })
    }
    expect(await rejectedProblem(() => findResult(run, null, api))).toMatchObject({
      names: { length: 20 },
    })
  })

  test('and where the list is not whole, another may be behind it', async () => {
    const artifact = leave()
    api.artifactsIn = async () => ({ items: [artifact], whole: false })
    expect(await rejectedProblem(() => findResult(run, null, api))).toEqual({
      kind: 'publish-artifacts-many',
      read: 1,
    })
  })
})

describe('an older attempt’s result', () => {
  test.each([
    ['GitHub lists its job for that attempt alone', () => undefined],
    ['its job is listed again as it was', () => listed(72, 2, { startedAt: 1_000_000 })],
    ['another job was started again', () => listed(73, 2, { name: 'lint' })],
  ])('is read when %s', async (_, arrange) => {
    leave()
    listed(71, 1)
    arrange()
    for (const name of ['mypy', null]) {
      expect(await published(2, name)).toMatchObject({ runAttempt: 1 })
    }
  })

  test('is read where the job knows its name alone', async () => {
    leave({ job: { id: null, name: 'types' } })
    listed(71, 1)
    expect(await published(2)).toMatchObject({ runAttempt: 1 })
  })

  test.each<[string, Left, () => void]>([
    ['its job was run again', {}, () => listed(72, 2)],
    ['it names no job', { job: null }, () => undefined],
    ['it names a job that GitHub does not know', { job: { id: null, name: 'docs' } }, () => undefined],
    [
      'it names a job of another attempt',
      { job: { id: 73, name: 'x' } },
      () => listed(73, 2, { name: 'lint' }),
    ],
    ['GitHub lists no jobs', {}, () => api.jobs.splice(0)],
  ])('says nothing of the run as it is now when %s', async (_, left, arrange) => {
    leave(left)
    listed(71, 1)
    arrange()
    for (const name of ['mypy', null]) {
      expect(await rejectedProblem(() => published(2, name))).toEqual(none())
    }
  })

  test('is not asked for behind one of this attempt, nor is it read while GitHub can’t tell its jobs', async () => {
    leave()
    listed(71, 1)
    const failed: Problem = { kind: 'baseline-api-failed', request: 'list jobs', reason: '500' }
    api.fail('jobsOf', failed)
    expect(await published(1)).toMatchObject({ runAttempt: 1 })
    expect(await rejectedProblem(() => published(2))).toEqual({
      kind: 'publish-unread',
      what: 'the jobs of the run',
      reason: '500',
    })
  })

  test('is looked for in eight attempts and no more', async () => {
    leave()
    listed(71, 1)
    expect(await published(8)).toMatchObject({ runAttempt: 1 })
    expect((await rejectedProblem(() => published(9))).kind).toBe('publish-result-none')
  })
})

describe('a result that does not fit GitHub’s record is refused', () => {
  test.each<[string, (id: number) => Readonly<Record<string, unknown>>]>([
    ['name', () => ({ name: 'tsc' })],
    ['head', () => ({ head: shaOf(8) })],
    ['run', () => ({ run: { id: 1, attempt: 1 } })],
    ['attempt', (id) => ({ run: { id, attempt: 2 } })],
  ])('for its %s', async (field, says) => {
    leave({ says: says(run.id) })
    expect(await rejectedProblem(() => published(1))).toMatchObject({
      kind: 'publish-result-mismatch',
      field,
    })
  })

  test('and what is no result at all is named', async () => {
    api.upload(run, { name: 'type-ratchet-result-mypy.json', content: '{}' })
    expect(await rejectedProblem(() => published(1))).toMatchObject({
      kind: 'publish-result-invalid',
      artifact: 'type-ratchet-result-mypy.json',
    })
  })
})
