/** The companion for a run of several checks, in memory: one comment for all of them, by the file of the base commit. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Ending } from '#app/action/ending.ts'
import { resultName } from '#app/baseline/artifact-names.ts'
import { publishAction } from '#app/publish/publish-action.ts'
import type { Report } from '#model/report.ts'
import type { RunJob, WorkflowRun } from '#ports/actions-api.ts'
import type { PullRecord } from '#ports/pull-requests.ts'
import { isPublished } from '#render/markdown/claim.ts'
import { renderResult } from '#render/result.ts'
import { type MemoryPorts, memoryPorts } from '#test/support/action-ports.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import { keptOf, reportOf, unpairedOf } from '#test/support/report-factory.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const [base, head] = [shaOf(1), shaOf(2)]
const record: PullRecord = {
  ...{ number: 3, open: true, headSha: head, headBranch: 'fix', headRepositoryId: 9 },
  ...{ baseRepositoryId: 1, baseBranch: 'main', baseSha: base },
}
const file = `checks:
  api: { checker: mypy, max-new-errors: 0, rules: { attr-defined: 0 } }
  web: { checker: tsc, max-errors: 9 }
  jobs: { checker: mypy, mode: report-only }
`

let pulls: FakePullRequests
let ports: MemoryPorts
let run: WorkflowRun
let codes: number[]

beforeEach(() => {
  pulls = new FakePullRequests({ headSha: head })
  pulls.records = [record]
  ports = memoryPorts(pulls)
  codes = []
  ports.api.files.set(`${base}:type-ratchet.yml`, file)
  run = ports.api.addRun(head, {
    ...{ event: 'pull_request', headBranch: 'fix', headRepositoryId: 9, headOwner: 'octocat' },
  })
})

const named = (name: string, fields: Parameters<typeof reportOf>[0]): Report => reportOf({ name, ...fields })
const kept = { kept: [keptOf({})] }
const added = { ...kept, new: [unpairedOf({ line: 7 })] }

function leave(...reports: readonly Report[]): void {
  for (const report of reports) {
    upload(report.name, resultText(report))
  }
}

function resultText(report: Report): string {
  return renderResult(report, {
    ...{ tool: '0.1.0', head, commit: shaOf(3), mode: 'enforce', policy: null, excerpts: [] },
    run: { id: run.id, attempt: run.attempt, job: { id: null, name: 'types' } },
  })
}

function upload(check: string, content: string): void {
  ports.api.upload(run, { name: resultName({ name: check, leg: null, attempt: run.attempt }), content })
}

/** As its author could change it. */
function forge(report: Report, change: (file: Record<string, unknown>) => void): void {
  const file = JSON.parse(resultText(report))
  change(file)
  upload(report.name, JSON.stringify(file))
}

/** All three, with the same in each. */
function leaveAll(comparison: NonNullable<NonNullable<Parameters<typeof reportOf>[0]>['comparison']>): void {
  leave(...['api', 'web', 'jobs'].map((name) => named(name, { comparison })))
}

/** The next attempt, in which these jobs ran again. */
function rerun(...names: readonly string[]): void {
  const job = (attempt: number, name: string): RunJob => ({
    ...{ id: attempt * 10, attempt, name, finished: true, conclusion: 'success', steps: [] },
    ...{ startedAt: attempt * 1000, completedAt: attempt * 1000 + 500 },
  })
  ports.api.jobs.push(job(run.attempt, 'types'), ...names.map((name) => job(run.attempt + 1, name)))
  run = { ...run, attempt: run.attempt + 1 }
  ports.api.run = async () => run
}

function publish(inputs: Readonly<Record<string, string>> = {}): Promise<Ending> {
  const { id, attempt, workflowId } = run
  return publishAction(
    (name) => inputs[name] ?? '',
    { name: 'workflow_run', run: { id, attempt, workflowId } },
    {
      context: runContextOf({ runId: 900, event: { kind: 'other' } }),
      ports,
      onOutcome: (code) => codes.push(code),
    },
  )
}

type Change = (file: Record<string, unknown>) => void

/** A comment that the run wrote itself. */
const bodyOf = (name: string): string =>
  `<!-- type-ratchet v1 name=${name} run=${run.id}.1 head=${head} -->\n## ✅ No new errors\n\nwords\n`

const bodies = (): readonly string[] => pulls.comments.map(({ body }) => body)

test('one comment with a row for each, judged by the limits of the base commit', async () => {
  leave(
    named('api', { comparison: added }),
    named('web', { comparison: added }),
    named('jobs', { comparison: added }),
  )
  const ending = await publish()
  expect(codes).toEqual([1])
  expect(ending).toMatchObject({
    outcome: 'fail',
    outputs: { result: 'fail', errors: '6', 'new-errors': '3', 'pull-request': '3' },
  })
  const [body = '', ...more] = bodies()
  expect(more).toEqual([])
  expect(body).toMatch(/^<!-- type-ratchet v1 name=type-ratchet run=\d+\.1 head=[0-9a-f]{40} -->\n## ❌ /)
  expect(isPublished(body)).toBe(true)
  expect(body).toContain('1 of 3 checks failed (api types)')
  expect(body).toContain('| api types | ❌ fail | 2 | +1 | 1 | 0 | 0 new |')
  expect(body).toContain('| web types | ✅ pass | 2 | +1 | 1 | 0 | 9 |')
  expect(body).toContain('| jobs types | ⚠️ reported only | 2 | +1 | 1 | 0 | 1 |')
  expect(body).toContain('Set by `type-ratchet.yml:2`')
  expect(body).toContain('are judged by the run itself, not here')
})

test('of limits that are not judged here it says nothing where no check has any, one that only the run names included', async () => {
  ports.api.files.set(`${base}:type-ratchet.yml`, file.replace(', rules: { attr-defined: 0 }', ''))
  leaveAll(added)
  leave(named('new', { comparison: added }))
  await publish()
  const [body = ''] = bodies()
  expect(body).toContain('| api types | ❌ fail |')
  expect(body).toContain('| new types |')
  expect(body).not.toContain('are judged by the run itself')
})

test('a bug of ours is no check’s missing result', async () => {
  leaveAll(added)
  ports.api.readRaw = () => Promise.reject(new TypeError('a bug'))
  await expect(publish()).rejects.toThrow('a bug')
})

test('the same again says nothing new, and the next run’s words take the place of these', async () => {
  leave(...['api', 'web', 'jobs'].map((name) => named(name, { comparison: added })))
  await publish()
  const [first] = bodies()
  await publish()
  expect(bodies()).toEqual([first])
})

describe('what can’t be trusted', () => {
  test('a run that left no result at all says so, whatever checks the file names', async () => {
    const ending = await publish()
    expect(ending).toMatchObject({ outcome: 'not-comparable', problem: { kind: 'publish-result-none' } })
    ports.api.artifactsIn = async () => {
      throw new TypeError('ours')
    }
    await expect(publish()).rejects.toThrow('ours')
  })

  test('a check that left no result has none, and the others keep theirs', async () => {
    leave(named('web', { comparison: kept }), named('jobs', { comparison: kept }))
    const ending = await publish()
    expect(ending).toMatchObject({ outcome: 'not-comparable', exitCode: 3, outputs: { errors: '' } })
    expect(ending.summary).toContain('| api | ⚠️ no result |')
    expect(ending.summary).toContain('| web types | ✅ pass |')
  })

  test('one that crashed has none either; where it is only reported that fails nothing', async () => {
    const crashed = { outcome: 'not-comparable', problem: { kind: 'run-interrupted' } } as const
    leave(
      named('api', { comparison: kept }),
      named('web', { comparison: kept }),
      named('jobs', { failed: crashed }),
    )
    expect(await publish()).toMatchObject({ outcome: 'not-comparable', exitCode: 0 })
  })

  test('a result that is called like a check and is another’s', async () => {
    leave(named('web', { comparison: kept }), named('jobs', { comparison: kept }))
    upload('api', resultText(named('web', { comparison: kept })))
    expect((await publish()).broken.join('\n')).toContain('api: ')
    expect(codes).toEqual([3])
  })

  test('a check that the base commit does not have is shown, and never enforced', async () => {
    leave(
      ...['api', 'web', 'jobs'].map((name) => named(name, { comparison: kept })),
      named('extra', { comparison: added }),
    )
    const ending = await publish()
    expect(ending).toMatchObject({ outcome: 'pass', exitCode: 0 })
    expect(ending.summary).toContain('| extra types | ⚠️ reported only (new check, not enforced yet) |')
  })

  test('a run that left the good result alone: what it left out has none', async () => {
    leave(named('web', { comparison: kept }))
    const ending = await publish({ comment: 'always' })
    expect(ending).toMatchObject({ outcome: 'not-comparable', exitCode: 3, outputs: { errors: '' } })
    expect(bodies()).toHaveLength(1)
    for (const row of ['| api | ⚠️ no result |', '| web types | ✅ pass |', '| jobs | ⚠️ no result |']) {
      expect(bodies()[0]).toContain(row)
    }
    ports.api.files.set(`${base}:type-ratchet.yml`, file.replace(/ {2}jobs:.*\n/, ''))
    expect(await publish()).toMatchObject({ outcome: 'not-comparable', exitCode: 3 })
    // A companion that names its check asked for no other.
    expect(await publish({ name: 'web' })).toMatchObject({ outcome: 'pass', exitCode: 0 })
  })

  test.each<[string, Change]>([
    ['delta', ({ totals }) => Object.assign(Object(totals), { delta: 0 })],
    ['fewer than are listed', ({ totals }) => Object.assign(Object(totals), { head: 1, new: 0, delta: 0 })],
    ['suspects at distance 0', (result) => Object.assign(result, { suspects: 1 })],
    [
      'a reference above the baseline',
      (result) => Object.assign(result, { reference: { errors: 99, commit: null } }),
    ],
  ])('numbers of one that contradict each other: %s', async (_, change) => {
    leave(named('web', { comparison: kept }), named('jobs', { comparison: kept }))
    forge(named('api', { comparison: added }), change)
    expect(await publish()).toMatchObject({ outcome: 'not-comparable', exitCode: 3, outputs: { errors: '' } })
    expect(bodies()[0]).toContain('| api | ⚠️ no result |')
    expect(bodies()[0]).toContain('| web types | ✅ pass |')
  })

  test('one that GitHub may not read the file for is published alone, and one it does not tell of is not', async () => {
    leave(named('web', { comparison: kept }))
    ports.api.fail('fileAt', { kind: 'permission-actions-read', request: 'x', reason: '403' })
    expect(await publish()).toMatchObject({ outcome: 'pass', exitCode: 0, problem: null })
    ports.api.fail('fileAt', { kind: 'baseline-api-failed', request: 'x', reason: '500' })
    const problem = {
      kind: 'publish-unread',
      what: 'the configuration file of the base commit',
      reason: '500',
    }
    expect(await publish()).toMatchObject({ outcome: 'not-comparable', exitCode: 3, problem })
  })

  test('checks that only the run names take no comment away, and cost what the others cost', async () => {
    const others = Array.from({ length: 200 }, (_, index) => `extra-${index}`)
    const theirs = { id: 90, url: 'https://theirs', body: bodyOf('extra-1') }
    pulls.comments = [theirs]
    leaveAll(added)
    leave(...others.map((name) => named(name, { comparison: kept })))
    const { readEntry } = ports.api
    let reads = 0
    ports.api.readEntry = (artifact) => {
      reads += 1
      return readEntry.call(ports.api, artifact)
    }
    expect(await publish()).toMatchObject({ outcome: 'fail', exitCode: 1 })
    expect(reads).toBeLessThanOrEqual(3 + 20)
    expect(pulls.comments).toContain(theirs)
    expect(bodies()).toHaveLength(2)
  })

  test.each([
    ['of the attempt before, whose job ran again', ['types'], 'not-comparable'],
    ['of the attempt before, whose job did not', ['lint'], 'fail'],
  ])('results %s', async (_, again, outcome) => {
    leaveAll(added)
    rerun(...again)
    expect(await publish()).toMatchObject({ outcome })
  })

  test('the words of an attempt that could comment by itself are taken back when the next one lost its results', async () => {
    pulls.records = [{ ...record, headRepositoryId: 1 }]
    run = ports.api.addRun(head, { event: 'pull_request', headBranch: 'fix', headOwner: 'acme' })
    leaveAll(kept)
    pulls.comments = [{ id: 90, url: 'https://own', body: bodyOf('type-ratchet') }]
    await publish()
    expect(bodies()).toEqual([bodyOf('type-ratchet')])
    rerun('types')
    expect(await publish()).toMatchObject({ outcome: 'not-comparable', exitCode: 3 })
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain('| api | ⚠️ no result |')
  })

  test('a thousand hostile errors in each: the summary stays under a mebibyte, the comment under its limit', async () => {
    ports.api.files.set(
      `${base}:type-ratchet.yml`,
      `checks:\n${Array.from({ length: 12 }, (_, index) => `  c${index}: { checker: mypy }\n`).join('')}`,
    )
    const entry = {
      line: 1,
      column: 1,
      severity: 'error',
      code: '`|<&'.repeat(40),
      message: '<&|`*_@a#1'.repeat(150),
    }
    for (let index = 0; index < 12; index++) {
      forge(named(`c${index}`, { comparison: kept }), (result) =>
        Object.assign(result, {
          totals: { base: 1, head: 1001, delta: 1000, new: 1000, fixed: 0, kept: 1 },
          new: Array.from({ length: 1000 }, (_, line) => ({
            ...entry,
            path: `${'<&|`'.repeat(900)}.py`,
            line: line + 1,
          })),
          omitted: { new: 0, fixed: 0 },
        }),
      )
    }
    const ending = await publish()
    expect(ending).toMatchObject({ outcome: 'fail', outputs: { 'new-errors': '12000' } })
    expect(Buffer.byteLength(ending.summary)).toBeLessThan(1024 * 1024)
    expect(bodies()[0]?.length).toBeLessThanOrEqual(65_000)
  })

  test.each([
    ['has no file', null],
    ['has a file of one check', 'checks:\n  api: { checker: mypy }\n'],
    ['has a file that is wrong', 'chekcs: 1\n'],
  ])('several results are none where the base commit %s', async (_, text) => {
    ports.api.files.delete(`${base}:type-ratchet.yml`)
    if (text !== null) {
      ports.api.files.set(`${base}:type-ratchet.yml`, text)
    }
    leave(named('api', { comparison: kept }), named('web', { comparison: kept }))
    expect((await publish()).problem).toEqual({ kind: 'publish-result-several', names: ['api', 'web'] })
  })
})

describe('a newer run whose comment was written over', () => {
  /** It ended, and left this, before the published one looks again. */
  function newer(fields: Partial<WorkflowRun>, ...reports: readonly Report[]): WorkflowRun {
    const published = run
    run = ports.api.addRun(head, { ...published, id: published.id + 10, ...fields })
    const later = run
    leave(...reports)
    run = published
    return later
  }

  test('has it again, with what it left of each check', async () => {
    leaveAll(kept)
    const later = newer({}, named('api', { comparison: added }), named('web', { comparison: kept }))
    await publish({ comment: 'always' })
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain(`run=${later.id}.1`)
    expect(bodies()[0]).toContain('| api types | ❌ fail |')
    expect(bodies()[0]).toContain('| jobs | ⚠️ no result |')
    expect(isPublished(bodies()[0] ?? '')).toBe(true)
  })

  test.each<[string, Partial<WorkflowRun>]>([
    ['left none', {}],
    ['is of another fork', { headRepositoryId: 10 }],
    ['is older', { id: 1 }],
  ])('is none that %s', async (words, fields) => {
    leaveAll(kept)
    newer(fields, ...(words === 'left none' ? [] : [named('api', { comparison: added })]))
    await publish({ comment: 'always' })
    expect(bodies()[0]).toContain(`run=${run.id}.1`)
  })
})

test('limits of the publisher could be meant for any of them', async () => {
  leave(named('api', { comparison: kept }), named('web', { comparison: kept }))
  expect(await publish({ 'max-errors': '3' })).toMatchObject({
    exitCode: 2,
    problem: { kind: 'setting-for-one', input: '`max-errors`', checks: ['api', 'web', 'jobs'] },
  })
  expect(bodies()).toEqual([])
})

test('a publisher that only reports fails nothing, and one that says nothing writes nothing', async () => {
  leave(...['api', 'web', 'jobs'].map((name) => named(name, { comparison: added })))
  expect(await publish({ mode: 'report-only', comment: 'never' })).toMatchObject({
    outcome: 'report-only',
    exitCode: 0,
  })
  expect(bodies()).toEqual([])
})
