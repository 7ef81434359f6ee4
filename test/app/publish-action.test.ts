/** The companion's whole way, in memory: what stops it, what it says then, and what it publishes. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Ending } from '#app/action/ending.ts'
import { resultName } from '#app/baseline/artifact-names.ts'
import { publishAction } from '#app/publish/publish-action.ts'
import { storedPath } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import { type PullRecord, RefusedError } from '#ports/pull-requests.ts'
import type { TriggerEvent } from '#ports/run-context.ts'
import { renderComment } from '#render/markdown/comment.ts'
import { renderResult } from '#render/result.ts'
import { type MemoryPorts, memoryPorts } from '#test/support/action-ports.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import { keptOf, noBaseline, reportOf, unpairedOf } from '#test/support/report-factory.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { checkedSha, shaOf } from '#test/support/shas.ts'

const [head, moved] = [shaOf(2), shaOf(5)]
const news = reportOf({
  comparison: { new: [unpairedOf({})], fixed: [unpairedOf({ line: 4 })], kept: [keptOf({})] },
})
const worse = reportOf({ comparison: { new: [unpairedOf({}), unpairedOf({ line: 9 })] } })
const quiet = reportOf({ comparison: { kept: [keptOf({})] } })
const first = reportOf({ comparison: { kept: [keptOf({})] }, baseline: noBaseline })
const crashed = reportOf({ failed: { outcome: 'not-comparable', problem: { kind: 'run-interrupted' } } })
const record: PullRecord = {
  ...{ number: 3, open: true, headSha: head, headBranch: 'fix', headRepositoryId: 9 },
  ...{ baseRepositoryId: 1, baseBranch: 'main', baseSha: shaOf(1) },
}

let pulls: FakePullRequests
let ports: MemoryPorts
let run: WorkflowRun
let codes: number[]

beforeEach(() => {
  pulls = new FakePullRequests({ headSha: head })
  pulls.records = [record]
  ports = memoryPorts(pulls)
  codes = []
  start({})
})

/** The run that is published: of a fork, unless a test says otherwise. */
function start(fields: Partial<WorkflowRun>): void {
  run = ports.api.addRun(head, {
    ...{ event: 'pull_request', headBranch: 'fix', headRepositoryId: 9, headOwner: 'octocat' },
    ...fields,
  })
}

function leave(report: Report, of: Partial<WorkflowRun> = {}): void {
  const at = { ...run, ...of }
  const text = renderResult(report, {
    ...{
      tool: '0.1.0',
      head: checkedSha(at.headSha),
      commit: shaOf(3),
      mode: 'enforce',
      policy: null,
      excerpts: [],
    },
    run: { id: at.id, attempt: at.attempt, job: { id: null, name: 'types' } },
  })
  const name = resultName({ name: report.name, leg: null, attempt: at.attempt })
  ports.api.upload(at, { name, content: text })
}

function publish(
  inputs: Readonly<Record<string, string>> = {},
  named: Partial<NonNullable<TriggerEvent['run']>> | null = {},
): Promise<Ending> {
  const trigger: TriggerEvent = {
    name: 'workflow_run',
    run: named === null ? null : { id: run.id, attempt: run.attempt, workflowId: run.workflowId, ...named },
  }
  const context = runContextOf({ runId: 900, event: { kind: 'other' } })
  return publishAction((name) => inputs[name] ?? '', trigger, {
    context,
    ports,
    onOutcome: (code) => codes.push(code),
  })
}

const bodies = (): readonly string[] => pulls.comments.map(({ body }) => body)

function stand(body: string): void {
  pulls.comments = [...pulls.comments, { id: 50 + pulls.comments.length, body, url: 'https://older' }]
}

/** A comment that a run wrote itself. */
const ownComment = (runId: number, attempt = 1, report = quiet): string =>
  renderComment(report, { name: report.name, runId: String(runId), runAttempt: String(attempt), head })

describe('a result is judged by the limits of the companion', () => {
  test.each<[string, Report, Readonly<Record<string, string>>, string, number]>([
    ['growth is none', news, {}, 'pass', 0],
    ['growth is some', worse, {}, 'fail', 1],
    ['growth is some, and allowed', worse, { 'max-increase': '2' }, 'pass', 0],
    ['new errors are not', news, { 'max-new-errors': '0' }, 'fail', 1],
    ['it is only told', worse, { mode: 'report-only' }, 'report-only', 0],
    ['there is no baseline', first, {}, 'report-only', 0],
  ])('%s', async (_, report, inputs, outcome, exitCode) => {
    leave(report)
    const ending = await publish(inputs)
    expect(ending).toMatchObject({ outcome, exitCode, problem: null, warnings: [] })
    expect(codes).toEqual([exitCode])
    expect(ending.outputs).toMatchObject({ result: outcome, 'pull-request': '3' })
    // The headline, and each rule that is broken.
    expect(ending.broken).toHaveLength(outcome === 'fail' || inputs['mode'] === 'report-only' ? 2 : 0)
  })

  test('its numbers are outputs, and empty where nothing was known', async () => {
    leave(news)
    expect((await publish({ 'max-increase': '5' })).outputs).toEqual({
      ...{
        result: 'pass',
        errors: '2',
        'baseline-errors': '2',
        delta: '0',
        'new-errors': '1',
        'fixed-errors': '1',
      },
      ...{ limit: '7', 'pull-request': '3', 'comment-url': 'https://github.com/comment-1' },
    })
    start({})
    leave(first)
    expect((await publish({ comment: 'never' })).outputs).toEqual({
      ...{ result: 'report-only', errors: '1', 'baseline-errors': '', delta: '', 'new-errors': '' },
      ...{ 'fixed-errors': '', limit: '1', 'pull-request': '3', 'comment-url': '' },
    })
  })

  test('the limit of new errors is no limit of all', async () => {
    leave(news)
    expect((await publish({ 'max-new-errors': '3' })).outputs['limit']).toBe('')
  })
})

describe('the comment', () => {
  test.each<[string, Report, Readonly<Record<string, string>>, number]>([
    ['is written for news', news, {}, 1],
    ['is written for what is fixed', reportOf({ comparison: { fixed: [unpairedOf({})] } }), {}, 1],
    ['is written for a broken limit', quiet, { 'max-errors': '0' }, 1],
    ['is not written without any', quiet, {}, 0],
    ['is written without any where it is wanted', quiet, { comment: 'always' }, 1],
    ['is never written where it is not', news, { comment: 'never' }, 0],
  ])('%s', async (_, report, inputs, count) => {
    leave(report)
    const ending = await publish(inputs)
    expect(bodies()).toHaveLength(count)
    expect(ending.outputs['comment-url']).toBe(count === 0 ? '' : 'https://github.com/comment-1')
    expect(ending.summary).toContain('those of the pull request’s own run')
  })

  test('is written when one of two limits is broken', async () => {
    leave(quiet)
    await publish({ 'max-errors': '0', 'max-new-errors': '5' })
    expect(bodies()).toHaveLength(1)
  })

  test('is one where two of ours stood, and what is not ours has no marker', async () => {
    leave(news)
    await publish()
    stand(bodies()[0] ?? '')
    stand('somebody’s')
    start({})
    leave(worse)
    await publish()
    expect(bodies()).toHaveLength(2)
    expect(bodies().filter((body) => body.includes(`run=${run.id}.1`))).toHaveLength(1)
  })

  test('is one where two of ours stood, though there is no news', async () => {
    leave(news)
    await publish()
    stand(bodies()[0] ?? '')
    start({})
    leave(quiet)
    await publish()
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain(`run=${run.id}.1`)
  })

  test('links the lines of the change in its diff, as GitHub lists it', async () => {
    leave(worse)
    pulls.changedFiles = async () => {
      const file = { path: storedPath('src/app.py'), previous: null, deleted: false }
      return { files: [{ ...file, lines: [{ start: 1, end: 20 }] }], whole: true }
    }
    await publish()
    expect(bodies()[0]).toContain('/pull/3/files#diff-')
  })

  test('of a run of the same repository that the companion wrote is written again', async () => {
    pulls.records = [{ ...record, headRepositoryId: 1 }]
    start({ headRepositoryId: 1, headOwner: 'acme' })
    leave(worse)
    await publish()
    const [before] = bodies()
    await publish({ 'max-increase': '9' })
    expect(bodies()).not.toEqual([before])
  })

  test('carries the published run and head, not the companion’s', async () => {
    leave(news)
    await publish()
    expect(bodies()[0]?.split('\n')[0]).toBe(
      `<!-- type-ratchet v1 name=mypy run=${run.id}.1 head=${head} -->`,
    )
  })

  test('says first what the change edits, and warns where that may not be all', async () => {
    leave(news)
    pulls.changedFiles = async () => ({
      files: [{ path: storedPath('mypy.ini'), previous: null, deleted: false }],
      whole: false,
    })
    const ending = await publish()
    expect(bodies()[0]).toContain('`mypy.ini`')
    expect(ending.warnings).toEqual([{ kind: 'files-cut', listed: 1 }])
  })

  test.each<[string, Partial<WorkflowRun>, boolean]>([
    ['of a fork’s run can’t be its own', {}, false],
    ['of a run of the same repository stays', { headRepositoryId: 1, headOwner: 'acme' }, true],
  ])('%s', async (_, fields, stays) => {
    pulls.records = [{ ...record, headRepositoryId: fields.headRepositoryId ?? 9 }]
    start(fields)
    leave(worse)
    stand(ownComment(run.id))
    await publish()
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]?.includes('those of the pull request’s own run')).toBe(!stays)
  })

  test.each([
    ['another run', (): string => ownComment(run.id + 1)],
    ['another head', (): string => ownComment(run.id).replace(head, moved)],
  ])('of %s does not speak for this one', async (_, body) => {
    pulls.records = [{ ...record, headRepositoryId: 1 }]
    start({ headRepositoryId: 1, headOwner: 'acme', id: 40 })
    leave(worse)
    stand(body().replace(/run=41\./, 'run=39.'))
    await publish()
    expect(bodies()[0]).toContain('those of the pull request’s own run')
  })

  test('is one, however its check is called, unless the companion names it', async () => {
    leave({ ...news, name: 'first' })
    await publish()
    start({})
    leave({ ...news, name: 'second' })
    await publish()
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain('name=second')
    start({})
    leave({ ...news, name: 'third' })
    await publish({ name: 'third' })
    expect(bodies()).toHaveLength(2)
  })

  test('that a run wrote under another name is left alone', async () => {
    stand(ownComment(1, 1, { ...quiet, name: 'tsc' }))
    leave(news)
    await publish()
    expect(bodies()).toHaveLength(2)
  })
})

describe('a companion that names a check', () => {
  test('publishes it among others, by its safe name', async () => {
    leave({ ...worse, name: 'tsc' })
    leave(news)
    expect(await publish({ name: 'mypy' })).toMatchObject({ outcome: 'pass', outputs: { errors: '2' } })
    expect(await publish({ name: 'none' })).toMatchObject({
      problem: { kind: 'publish-result-none', wanted: 'type-ratchet-result-none.json' },
    })
    const unsafe = (await publish({ name: 'My Py' })).problem
    expect(unsafe).toMatchObject({
      wanted: expect.stringMatching(/^type-ratchet-result-my-?py-\w{6}\.json$/),
    })
  })

  test('takes back that check’s comment, and no other', async () => {
    leave(news)
    leave({ ...news, name: 'tsc' })
    await publish({ name: 'mypy' })
    await publish({ name: 'tsc' })
    start({})
    expect(await publish({ name: 'mypy' })).toMatchObject({ exitCode: 3 })
    const told = bodies().map((body) => [/name=(\w+)/.exec(body)?.[1], /no result/i.test(body)])
    expect(told).toEqual([
      ['mypy', true],
      ['tsc', false],
    ])
  })

  test('takes back no comment that the run wrote under another name', async () => {
    pulls.records = [{ ...record, headRepositoryId: 1 }]
    start({ headRepositoryId: 1, headOwner: 'acme' })
    stand(ownComment(1, 1, { ...quiet, name: 'tsc' }))
    await publish({ name: 'mypy' })
    expect(bodies()).toEqual([ownComment(1, 1, { ...quiet, name: 'tsc' })])
  })
})

describe('a check run', () => {
  const kept = (): unknown[] =>
    ports.checks.kept.map(({ name, conclusion, commit }) => [name, conclusion, commit])

  test.each<[string, Report, Readonly<Record<string, string>>, string]>([
    ['success', news, {}, 'success'],
    ['failure', worse, {}, 'failure'],
    ['neutral', worse, { mode: 'report-only' }, 'neutral'],
  ])('is a %s at the head of the pull request', async (_, report, inputs, conclusion) => {
    leave(report)
    await publish({ 'check-run': 'true', ...inputs })
    expect(kept()).toEqual([[expect.stringContaining('mypy'), conclusion, head]])
  })

  test('is none unless it is wanted', async () => {
    leave(news)
    await publish()
    await publish({ name: 'none' })
    expect(kept()).toEqual([])
  })

  test('says that there is no result, too', async () => {
    expect(await publish({ 'check-run': 'true', name: 'mypy' })).toMatchObject({ exitCode: 3 })
    expect(kept()).toEqual([[expect.stringContaining('mypy'), 'failure', head]])
  })
})

describe('nothing is published, and the companion passes', () => {
  test.each<[string, Partial<WorkflowRun>, Partial<NonNullable<TriggerEvent['run']>>, string]>([
    ['of a push', { event: 'push' }, {}, 'the run was for the event “push”'],
    ['of a cancelled run', { cancelled: true }, {}, 'the run was cancelled'],
    ['of a run that goes on', { finished: false }, {}, 'the run has not finished'],
    [
      'of a run that was started again',
      { attempt: 2 },
      { attempt: 1 },
      'attempt 2 of the run has been started since',
    ],
  ])('%s', async (_, fields, named, reason) => {
    start(fields)
    leave(worse)
    stand(ownComment(1))
    const ending = await publish({}, named)
    expect(ending).toMatchObject({
      ...{ outcome: 'report-only', exitCode: 0, problem: { kind: 'publish-not-needed', reason } },
      outputs: { result: 'report-only', 'comment-url': '' },
    })
    expect(codes).toEqual([0])
    expect(ending.summary).toBe('')
    expect(bodies()).toEqual([ownComment(1)])
  })

  test.each<[string, readonly PullRecord[], Problem['kind']]>([
    ['without a pull request', [], 'publish-pull-none'],
    ['for one that has moved on', [{ ...record, headSha: moved }], 'publish-pull-moved'],
  ])('%s', async (_, records, kind) => {
    pulls.records = records
    leave(worse)
    const ending = await publish()
    expect(ending).toMatchObject({ exitCode: 0, problem: { kind }, outputs: { 'pull-request': '' } })
    expect(bodies()).toEqual([])
  })
})

describe('the run is the one that the event names', () => {
  test.each<
    [
      string,
      Partial<WorkflowRun>,
      Partial<NonNullable<TriggerEvent['run']>>,
      Readonly<Record<string, string>>,
    ]
  >([
    ['of this repository', { repositoryId: 2 }, {}, {}],
    ['of the workflow that it names', {}, { workflowId: 8 }, {}],
    ['of the workflow that the companion names', {}, {}, { workflow: 'lint.yml' }],
    [
      'of the workflow that the companion names, and not of one that ends alike',
      {},
      {},
      { workflow: 'ypes.yml' },
    ],
  ])('%s', async (_, fields, named, inputs) => {
    start(fields)
    leave(worse)
    expect(await publish(inputs, named)).toMatchObject({
      ...{ outcome: 'not-comparable', exitCode: 3, problem: { kind: 'publish-run-foreign' } },
    })
    expect(bodies()).toEqual([])
  })

  test.each(['types.yml', '.github/workflows/types.yml', './.github/workflows/types.yml'])(
    'of %s',
    async (workflow) => {
      leave(news)
      expect(await publish({ workflow }, { workflowId: null, attempt: null })).toMatchObject({
        ...{ exitCode: 0, problem: null },
      })
    },
  )

  test('and no other that a server gives for it', async () => {
    leave(news)
    const other = { ...run, id: run.id + 1 }
    ports.api.run = async () => other
    expect(await publish()).toMatchObject({ exitCode: 3, problem: { kind: 'publish-run-foreign' } })
  })

  test('and not one that GitHub’s record is behind of', async () => {
    leave(news)
    expect(await publish({}, { attempt: 2 })).toMatchObject({
      exitCode: 3,
      problem: { kind: 'publish-unread', what: 'the run' },
    })
  })

  test('and the summary says why there is nothing', async () => {
    start({ repositoryId: 2 })
    expect((await publish()).summary).toMatch(/no result/i)
  })

  test('and without a name nothing is done', async () => {
    expect(await publish({}, null)).toMatchObject({
      ...{ exitCode: 2, problem: { kind: 'publish-wrong-event', event: 'workflow_run' } },
    })
    expect(codes).toEqual([2])
  })
})

describe('without a result an older comment is taken back', () => {
  const claimed = async (): Promise<string> => {
    leave(news)
    await publish()
    const [body = ''] = bodies()
    start({})
    return body
  }

  test.each<[string, () => void, Problem['kind']]>([
    ['that was not left', () => undefined, 'publish-result-none'],
    ['of a run that failed', () => leave(crashed), 'publish-run-failed'],
    [
      'that is none',
      () => ports.api.upload(run, { name: 'type-ratchet-result-mypy.json', content: '{}' }),
      'publish-result-invalid',
    ],
    ['of another run', () => leave(news, { id: 1 }), 'publish-result-none'],
  ])('%s', async (_, arrange, kind) => {
    const before = await claimed()
    expect(before).not.toContain('no result')
    arrange()
    const ending = await publish()
    expect(ending).toMatchObject({ outcome: 'not-comparable', exitCode: 3, problem: { kind } })
    expect(ending.outputs).toMatchObject({
      ...{ result: 'not-comparable', errors: '', 'pull-request': '3' },
      'comment-url': 'https://github.com/comment-1',
    })
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toMatch(/^### .*[nN]o result$/m)
    expect(bodies()[0]).toContain('Written for the pull request’s own run')
    expect(ending.summary).toMatch(/no result/i)
  })

  test('and none is written where there was none', async () => {
    expect(await publish()).toMatchObject({ exitCode: 3 })
    expect(bodies()).toEqual([])
  })

  test('and it stays where comments are not wanted', async () => {
    const before = await claimed()
    await publish({ comment: 'never' })
    expect(bodies()).toEqual([before])
  })

  test('and the companion passes where it only tells', async () => {
    await claimed()
    expect(await publish({ mode: 'report-only' })).toMatchObject({ outcome: 'not-comparable', exitCode: 0 })
    expect(bodies()[0]).toMatch(/no result/i)
  })

  test('and wrong inputs are said whatever the mode', async () => {
    expect(await publish({ mode: 'report-only', 'max-increase': 'x' })).toMatchObject({
      ...{ outcome: 'config-error', exitCode: 2 },
    })
  })

  test('and what must be told otherwise in the workflow fails whatever the mode', async () => {
    leave(news)
    leave({ ...news, name: 'tsc' })
    expect(await publish({ mode: 'report-only' })).toMatchObject({
      ...{ outcome: 'config-error', exitCode: 2, problem: { kind: 'publish-result-several' } },
    })
  })

  test('and none is asked for twice where GitHub refuses', async () => {
    const asked: string[] = []
    pulls.ownComments = async () => {
      asked.push('ownComments')
      throw new RefusedError('403', { forbidden: true, uncertain: false, cause: null })
    }
    const ending = await publish()
    expect(ending.warnings).toEqual([{ kind: 'comment-forbidden', reason: '403' }])
    expect(asked).toHaveLength(1)
  })

  test('on all pull requests that the run fits, and none of them is an output', async () => {
    await claimed()
    pulls.records = [record, { ...record, number: 4 }]
    leave(news)
    const ending = await publish()
    expect(ending).toMatchObject({
      ...{ exitCode: 3, problem: { kind: 'publish-pull-several', numbers: [3, 4] } },
      outputs: { 'pull-request': '' },
    })
    expect(bodies()[0]).toMatch(/no result/i)
    expect(ending.summary.match(/^### /gm)).toHaveLength(2)
  })

  test('and the address is that of the one that has a comment', async () => {
    await claimed()
    pulls.records = [record, { ...record, number: 4 }]
    const { ownComments } = pulls
    pulls.ownComments = async (number, marked) =>
      number === 3 ? { ours: [], total: 0 } : ownComments(number, marked)
    expect((await publish()).outputs['comment-url']).toBe('https://github.com/comment-1')
  })

  test('and of two that stand there one is left', async () => {
    stand(await claimed())
    expect(bodies()).toHaveLength(2)
    expect(await publish()).toMatchObject({ exitCode: 3 })
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toMatch(/no result/i)
  })

  test('and no other is looked for where a published one was', async () => {
    await claimed()
    stand(ownComment(1, 1, { ...quiet, name: 'tsc' }))
    const ending = await publish()
    expect(ending.outputs['comment-url']).toBe('https://github.com/comment-1')
    expect(bodies()[1]).toBe(ownComment(1, 1, { ...quiet, name: 'tsc' }))
  })

  test('what the change edits is said there too', async () => {
    await claimed()
    pulls.changedFiles = async () => ({
      files: [{ path: storedPath('mypy.ini'), previous: null, deleted: false }],
      whole: false,
    })
    const ending = await publish()
    expect(bodies()[0]).toContain('`mypy.ini`')
    expect(ending.warnings).toContainEqual({ kind: 'files-cut', listed: 1 })
  })

  describe('of a run of the same repository', () => {
    beforeEach(() => {
      pulls.records = [{ ...record, headRepositoryId: 1 }]
      start({ headRepositoryId: 1, headOwner: 'acme' })
    })

    test('unless the run wrote it itself', async () => {
      stand(ownComment(run.id))
      await publish()
      expect(bodies()).toEqual([ownComment(run.id)])
    })

    test('and it is of an older attempt', async () => {
      run = { ...run, attempt: 2 }
      ports.api.run = async () => run
      stand(ownComment(run.id))
      await publish()
      expect(bodies()[0]).toContain('Written for the pull request’s own run')
    })

    test('unless that says in better words that there is none', async () => {
      run = { ...run, attempt: 2 }
      ports.api.run = async () => run
      const better = ownComment(run.id, 1, crashed)
      stand(better)
      await publish()
      expect(bodies()).toEqual([better])
    })

    test('also when an older run of any name wrote it', async () => {
      stand(ownComment(1, 1, { ...quiet, name: 'tsc' }))
      await publish()
      expect(bodies()).toHaveLength(1)
      expect(bodies()[0]).toMatch(/no result/i)
    })

    test('but of two that older runs wrote it is not known which', async () => {
      const both = ['tsc', 'mypy'].map((name) => ownComment(1, 1, { ...quiet, name }))
      for (const body of both) {
        stand(body)
      }
      await publish()
      expect(bodies()).toEqual(both)
    })
  })
})

describe('what GitHub refuses', () => {
  test.each(['run', 'artifactsIn', 'readEntry'] as const)(
    'to %s ends it without a result',
    async (method) => {
      leave(news)
      ports.api.fail(method, { kind: 'permission-actions-read', request: 'x', reason: '403' })
      expect(await publish()).toMatchObject({
        exitCode: 3,
        problem: { kind: 'publish-unread', reason: '403' },
      })
    },
  )

  test('that is no refusal keeps its own words', async () => {
    leave(news)
    const damaged = {
      kind: 'artifact-digest',
      artifact: 'x',
      expected: 'sha256:a',
      actual: 'sha256:b',
    } as const
    ports.api.fail('readEntry', damaged)
    expect((await publish()).problem).toEqual(damaged)
  })

  test('to list the change’s files is a warning', async () => {
    leave(worse)
    pulls.changedFiles = async () => {
      throw new RefusedError('500', { forbidden: false, uncertain: false, cause: null })
    }
    const ending = await publish()
    expect(ending).toMatchObject({ outcome: 'fail', exitCode: 1 })
    expect(ending.warnings).toEqual([{ kind: 'files-unlisted', reason: '500' }])
  })

  test('while a mistake of ours is thrown', async () => {
    leave(news)
    for (const broken of ['changedFiles', 'openFrom'] as const) {
      const works = pulls[broken]
      Object.assign(pulls, {
        [broken]: async () => {
          throw new TypeError('ours')
        },
      })
      await expect(publish()).rejects.toThrow('ours')
      Object.assign(pulls, { [broken]: works })
    }
  })
})

describe('a newer run whose comment was written over', () => {
  /** It ended, and left this, before the published one looks again. */
  function newer(fields: Partial<WorkflowRun>, report = worse): WorkflowRun {
    const of = { ...run, id: run.id + 10, ...fields }
    const later = ports.api.addRun(of.headSha, of)
    leave(report, later)
    return later
  }

  test('has it again', async () => {
    leave(news)
    const later = newer({})
    await publish()
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain(`run=${later.id}.1`)
  })

  test.each<[string, Partial<WorkflowRun>]>([
    ['is of another workflow', { workflowId: 8 }],
    ['is of another repository', { repositoryId: 2 }],
    ['is of another fork', { headRepositoryId: 10 }],
    ['is of another branch', { headBranch: 'other' }],
    ['has not ended', { finished: false }],
    ['was cancelled', { cancelled: true }],
    ['is older', { id: 1 }],
  ])('is none that %s', async (_, fields) => {
    leave(news)
    newer(fields)
    await publish()
    expect(bodies()[0]).toContain(`run=${run.id}.1`)
  })

  test('is passed over when it left no result, or one of a failed run', async () => {
    leave(news)
    const later = newer({})
    newer({ id: run.id + 20 }, crashed)
    ports.api.addRun(head, { ...run, id: run.id + 30 })
    await publish()
    expect(bodies()[0]).toContain(`run=${later.id}.1`)
  })

  test('is none of another head, whatever a server lists', async () => {
    leave(news)
    const later = newer({ headSha: moved })
    ports.api.changeRuns = async () => ({ items: [later], whole: true })
    await publish()
    expect(bodies()[0]).toContain(`run=${run.id}.1`)
  })

  test('is none that started before, also where the published one is not listed', async () => {
    leave(news)
    const earlier = newer({ id: run.id - 1 })
    ports.api.changeRuns = async () => ({ items: [earlier], whole: true })
    await publish()
    expect(bodies()[0]).toContain(`run=${run.id}.1`)
  })

  test('is one of the five newest', async () => {
    leave(news)
    newer({})
    for (let index = 0; index < 5; index++) {
      ports.api.addRun(head, { ...run, id: run.id + 20 + index })
    }
    await publish()
    expect(bodies()[0]).toContain(`run=${run.id}.1`)
  })

  test('is not looked for any further where GitHub refuses, and a mistake of ours is thrown', async () => {
    leave(news)
    newer({})
    ports.api.fail('changeRuns', { kind: 'baseline-api-failed', request: 'x', reason: '500' })
    await publish()
    expect(bodies()[0]).toContain(`run=${run.id}.1`)
    ports.api.changeRuns = async () => {
      throw new TypeError('ours')
    }
    start({ id: run.id + 100 })
    leave(worse)
    await expect(publish()).rejects.toThrow('ours')
  })
})
