/** The companion for a run of several checks, in memory: one comment for all of them, by the file of the base commit. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Ending } from '#app/action/ending.ts'
import { resultName } from '#app/baseline/artifact-names.ts'
import { publishAction } from '#app/publish/publish-action.ts'
import type { Report } from '#model/report.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
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
    const text = renderResult(report, {
      ...{ tool: '0.1.0', head, commit: shaOf(3), mode: 'enforce', policy: null, excerpts: [] },
      run: { id: run.id, attempt: run.attempt, job: { id: null, name: 'types' } },
    })
    const name = resultName({ name: report.name, leg: null, attempt: run.attempt })
    ports.api.upload(run, { name, content: text })
  }
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
    const text = renderResult(named('web', { comparison: kept }), {
      ...{ tool: '0.1.0', head, commit: shaOf(3), mode: 'enforce', policy: null, excerpts: [] },
      run: { id: run.id, attempt: 1, job: { id: null, name: 'types' } },
    })
    ports.api.upload(run, { name: resultName({ name: 'api', leg: null, attempt: 1 }), content: text })
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
