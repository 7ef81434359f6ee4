/** The data branch: what is kept on it, and that nobody's results are lost, whoever else writes. With real git over HTTP. */
import { expect, test } from 'vitest'
import { gitDataBranch } from '#adapters/git/data-branch.ts'
import { keepReports, keepResults, keptSeries } from '#app/data/keep-results.ts'
import { allKept } from '#history/kept-series.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { Clock } from '#ports/clock.ts'
import { decodeSnapshot } from '#snapshot/decode.ts'
import { decodeHistory, encodeHistory } from '#snapshot/history-file.ts'
import { FakeClock } from '#test/support/fakes/fake-clock.ts'
import { FakeDataBranch } from '#test/support/fakes/fake-data-branch.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { GitServer } from '#test/support/github/git-server.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { historyPoint } from '#test/support/history-factory.ts'
import { reportOf } from '#test/support/report-factory.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const branch = 'type-ratchet-data'
const day = 24 * 60 * 60
/** 1 December 2026, noon. */
const noon = Date.UTC(2026, 11, 1, 12) / 1000

function baselineAt(number: number, name = 'mypy'): Snapshot {
  const point = historyPoint({ commit: shaOf(number), time: noon + number, errors: number })
  return snapshotOf({ name, commit: shaOf(number), errors: 1, history: [point] })
}

const resultOf = (number: number, name = 'mypy') => ({
  report: reportOf({ name }),
  snapshot: baselineAt(number, name),
  page: `<!doctype html><title>run ${number}</title>`,
})

function seriesIn(text: string | undefined): readonly number[] {
  const series = decodeHistory(text ?? '')
  return typeof series === 'string' ? [] : series.points.map(({ errors }) => errors)
}

function kept(fake: FakeDataBranch, path: string): string | undefined {
  return fake.commits.at(-1)?.files.get(path)
}

const realClock: Clock = {
  now: () => performance.now(),
  sleep: (ms) => new Promise((go) => setTimeout(go, ms)),
}

const tools = (data: FakeDataBranch, clock: Clock = new FakeClock()) => ({
  data: () => data,
  clock,
  version: '0.1.0',
})

test('20 writers at once lose no point', async () => {
  const data = new FakeDataBranch()
  const numbers = Array.from({ length: 20 }, (_, index) => index + 1)
  const written = numbers.map((number) =>
    keepResults([resultOf(number)], { branch, context: runContextOf({ runId: number }) }, tools(data)),
  )
  expect((await Promise.all(written)).flat()).toEqual([])
  expect(seriesIn(kept(data, 'mypy/series.json'))).toEqual(numbers)
  expect(kept(data, 'mypy/report.html')).toContain('run 20')
  expect(data.commits).toHaveLength(1)
})

test('over git: writers at once leave one commit for the day, the next day has another; five requests each', async () => {
  await using server = await GitServer.start('acme/widget', { writer: 'write' })
  await using folder = await temporaryFolder()
  const write = (number: number, startedAt: number) => {
    const context = runContextOf({ runId: number, startedAt })
    const environment = { ...hermeticGit, GIT_ALLOW_PROTOCOL: 'http' }
    const remote = { serverUrl: server.origin, owner: 'acme', repo: 'widget', token: 'writer', branch }
    const data = () => gitDataBranch({ ...remote, temporary: folder.path, environment })
    return keepResults([resultOf(number)], { branch, context }, { data, clock: realClock, version: '0.1.0' })
  }
  const numbers = [1, 2, 3, 4]
  expect((await Promise.all(numbers.map((number) => write(number, noon + number)))).flat()).toEqual([])
  const show = (path: string) => server.git('acme/widget', 'show', `${branch}:${path}`)
  expect(seriesIn(await show('mypy/series.json'))).toEqual(numbers)
  expect(await show('mypy/report.html')).toBe('<!doctype html><title>run 4</title>')
  expect(await server.git('acme/widget', 'rev-list', '--count', branch)).toBe('1\n')

  const before = server.requests.length
  expect(await write(5, noon + day)).toEqual([])
  expect(server.requests.slice(before)).toEqual([
    'GET /acme/widget/info/refs?service=git-upload-pack',
    'POST /acme/widget/git-upload-pack',
    'POST /acme/widget/git-upload-pack',
    'GET /acme/widget/info/refs?service=git-receive-pack',
    'POST /acme/widget/git-receive-pack',
  ])
  expect(await write(6, noon + day + 60)).toEqual([])
  expect(await server.git('acme/widget', 'log', '--format=%s %an %cs', branch)).toBe(
    'Results of 2026-12-02 github-actions[bot] 2026-12-02\nResults of 2026-12-01 github-actions[bot] 2026-12-01\n',
  )
  expect(seriesIn(await show('mypy/series.json'))).toEqual([...numbers, 5, 6])
})

test('a token that may only read, or that is none, is told apart from other trouble', async () => {
  await using server = await GitServer.start('acme/widget', { reader: 'read' })
  await using folder = await temporaryFolder()
  const write = (token: string, serverUrl = server.origin) => {
    const environment = { ...hermeticGit, GIT_ALLOW_PROTOCOL: 'http' }
    const remote = {
      serverUrl,
      owner: 'acme',
      repo: 'widget',
      token,
      branch,
      temporary: folder.path,
      environment,
    }
    const ports = { data: () => gitDataBranch(remote), clock: new FakeClock(), version: '0.1.0' }
    return keepResults([resultOf(1)], { branch, context: runContextOf() }, ports)
  }
  expect(await write('reader')).toMatchObject([{ kind: 'data-branch-forbidden', reason: /403/ }])
  expect(await write('nobody')).toMatchObject([{ kind: 'data-branch-forbidden' }])
  expect(await write('reader', 'http://127.0.0.1:1')).toMatchObject([{ kind: 'data-branch-failed' }])
})

test('keeps the baseline, series, badge and report of each check, and pages over all of them', async () => {
  const data = new FakeDataBranch()
  const place = { branch, context: runContextOf() }
  await keepResults([resultOf(1), resultOf(2, 'tsc')], place, tools(data))
  await keepResults([resultOf(3)], place, tools(data))
  expect([...(data.commits.at(-1)?.files.keys() ?? [])].sort()).toEqual([
    'README.md',
    'index.html',
    'mypy/badge.json',
    'mypy/badge.svg',
    'mypy/baseline.json',
    'mypy/report.html',
    'mypy/series.json',
    'tsc/badge.json',
    'tsc/badge.svg',
    'tsc/baseline.json',
    'tsc/report.html',
    'tsc/series.json',
    'type-ratchet.json',
  ])
  expect(decodeSnapshot(kept(data, 'mypy/baseline.json') ?? '', 'it')).toMatchObject({
    snapshot: { commit: shaOf(3) },
  })
  expect(seriesIn(kept(data, 'mypy/series.json'))).toEqual([1, 3])
  expect(kept(data, 'README.md')).toContain('| mypy | 3 |')
  expect(kept(data, 'README.md')).toContain('| tsc | 2 |')
  expect(kept(data, 'index.html')).toContain('<a href="tsc/report.html">report</a>')
})

test('the newest commit decides what is shown, not the run that ends last', async () => {
  const data = new FakeDataBranch()
  for (const number of [5, 3]) {
    await keepResults([resultOf(number)], { branch, context: runContextOf() }, tools(data))
  }
  expect(kept(data, 'mypy/report.html')).toContain('run 5')
  expect(seriesIn(kept(data, 'mypy/series.json'))).toEqual([3, 5])
})

test('who comes second starts again from what the first one left', async () => {
  const data = new FakeDataBranch()
  const other = encodeHistory({ name: 'mypy', checker: 'mypy', points: baselineAt(7).history })
  data.beforePut = () => {
    data.beforePut = () => undefined
    const files = new Map([
      ['type-ratchet.json', '{\n  "format": "type-ratchet-data",\n  "version": 1\n}\n'],
      ['mypy/series.json', other],
    ])
    data.add({ replaces: false, files, message: 'other', time: noon })
  }
  expect(await keepResults([resultOf(8)], { branch, context: runContextOf() }, tools(data))).toEqual([])
  expect(seriesIn(kept(data, 'mypy/series.json'))).toEqual([7, 8])
})

test('a run whose clock is behind midnight adds to the later day', async () => {
  const data = new FakeDataBranch()
  for (const [number, startedAt] of [
    [1, noon + day],
    [2, noon],
  ] as const) {
    await keepResults([resultOf(number)], { branch, context: runContextOf({ startedAt }) }, tools(data))
  }
  expect(data.commits.map(({ message }) => message)).toEqual(['Results of 2026-12-02'])
})

test('gives up after a time when others are always faster, and says so', async () => {
  const data = new FakeDataBranch()
  await keepResults([resultOf(1)], { branch, context: runContextOf() }, tools(data))
  data.beforePut = () => data.add({ replaces: true, files: new Map(), message: 'other', time: noon })
  expect(await keepResults([resultOf(2)], { branch, context: runContextOf() }, tools(data))).toMatchObject([
    { kind: 'data-branch-failed', reason: /^others wrote to it each time, \d+ times$/ },
  ])
})

test.each([
  ['a branch of somebody else', new Map([['main.py', '']]), { kind: 'data-branch-foreign', branch }],
  [
    'a series that can’t be read',
    new Map([
      ['type-ratchet.json', '{\n  "format": "type-ratchet-data",\n  "version": 1\n}\n'],
      ['mypy/series.json', '{'],
    ]),
    { kind: 'data-branch-failed', reason: expect.stringMatching(/^mypy\/series\.json can’t be read/) },
  ],
])('%s is not written to', async (_, files, problem) => {
  const data = new FakeDataBranch()
  data.add({ replaces: false, files, message: 'theirs', time: noon })
  expect(await keepResults([resultOf(1)], { branch, context: runContextOf() }, tools(data))).toMatchObject([
    problem,
  ])
  expect(data.commits).toHaveLength(1)
})

test.each([
  [
    'a pull request',
    { kind: 'pull-request', pull: { number: 7, headSha: shaOf(2), baseRef: 'main', baseSha: shaOf(1) } },
  ],
  ['another branch that makes baselines', { kind: 'branch', branch: 'release', pushed: true, before: null }],
  ['a merge group', { kind: 'merge-group', baseSha: shaOf(1), baseRef: 'main' }],
] as const)('%s writes nothing', async (_, event) => {
  const data = new FakeDataBranch()
  const ports = { ...tools(data), files: memoryFiles({}) }
  const context = runContextOf({ event, refProtected: true })
  expect(await keepReports([{ ...resultOf(1), page: null }], { branch, context }, ports)).toEqual([])
  expect(data.commits).toEqual([])
})

test('two thousand points of a busy year stay readable, one a day beyond the newest', async () => {
  const data = new FakeDataBranch()
  const history = Array.from({ length: 2000 }, (_, index) =>
    historyPoint({ commit: shaOf(0x1000 + index), time: noon + index * 3600, errors: index }),
  )
  const snapshot = snapshotOf({ commit: shaOf(0x1000 + 1999), history })
  await keepResults([{ ...resultOf(1), snapshot }], { branch, context: runContextOf() }, tools(data))
  const series = seriesIn(kept(data, 'mypy/series.json'))
  expect(series.slice(-allKept)).toEqual(history.slice(-allKept).map(({ errors }) => errors))
  const older = history.slice(0, -allKept).map(({ time }) => Math.floor(time / day))
  expect(series.length).toBe(allKept + new Set(older).size - 1)
})

test('a baseline with none before it goes on with the kept series, if that can be read', async () => {
  const data = new FakeDataBranch()
  const check = { name: 'mypy', checker: 'mypy' } as const
  expect(await keptSeries(check, data)).toEqual([])
  await keepResults([resultOf(5)], { branch, context: runContextOf() }, tools(data))
  expect(await keptSeries(check, data)).toEqual(baselineAt(5).history)
  expect(await keptSeries({ ...check, checker: 'pyright' }, data)).toEqual([])
  data.refusal = { reason: 'no server', forbidden: false }
  expect(await keptSeries(check, data)).toEqual([])
})
