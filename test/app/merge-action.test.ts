/** The merge action's whole way, in memory: which snapshots of a run become one, and what is missing. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Ending } from '#app/action/ending.ts'
import { snapshotName } from '#app/baseline/artifact-names.ts'
import { mergeAction } from '#app/merge/merge-action.ts'
import type { Problem } from '#model/problem.ts'
import type { Platform } from '#model/snapshot.ts'
import type { RunJob } from '#ports/actions-api.ts'
import type { RunContext } from '#ports/run-context.ts'
import { proseText } from '#render/markdown/prose.ts'
import { sourcelessWords } from '#render/words/comment-words.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { type MemoryPorts, memoryPorts } from '#test/support/action-ports.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import { fakeRepo } from '#test/support/fakes/fake-repo.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { type SnapshotFields, snapshotOf } from '#test/support/snapshot-factory.ts'

const [base, head, merge] = [shaOf(8), shaOf(5), shaOf(9)]
const pull: RunContext = runContextOf({
  commit: merge,
  event: { kind: 'pull-request', pull: { number: 7, headSha: head, baseRef: 'main', baseSha: base } },
  ref: 'refs/pull/7/merge',
  runId: 40,
  workflowFile: '.github/workflows/types.yml',
})
/** Of this run. */
const ours = { id: 40, event: 'pull_request', headBranch: 'change', finished: false }

let ports: MemoryPorts
let codes: number[]

beforeEach(() => {
  ports = memoryPorts(new FakePullRequests({ headSha: head, mergeCommit: merge }))
  ports.api.lines.push([base])
  ports.api.parentsOf.set(merge, [base, head])
  ports.api.addRun(merge, ours)
  codes = []
})

interface Left {
  readonly attempt?: number
  readonly name?: string
  /** By the artifact's name; the leg's own when left out. */
  readonly called?: string
  readonly platform?: Partial<Platform>
  readonly fields?: SnapshotFields
}

/** What a leg of `total` jobs left. */
function leave(
  leg: string | null,
  { attempt = 1, name = 'mypy', called, platform = {}, fields = {} }: Left = {},
): void {
  const snapshot = snapshotOf({
    ...{ name, commit: merge, errors: 1 },
    platform: { os: 'linux', leg, ...(leg === null ? {} : { legCount: 2, matrix: 'leg' }), ...platform },
    ...fields,
  })
  const artifact = called ?? snapshotName({ name, leg, attempt })
  ports.api.upload(
    { ...ours, ...ports.api.addRun(merge, { ...ours, id: 40 }) },
    { name: artifact, content: encodeSnapshot(snapshot) },
  )
}

function bothLegs(): void {
  leave('a')
  leave('b')
}

/** What main had. */
function baseline(fields: SnapshotFields = {}): void {
  const content = encodeSnapshot(snapshotOf({ commit: base, errors: 1, ...fields }))
  ports.api.upload(ports.api.addRun(base), { name: 'type-ratchet-baseline-mypy', content })
}

function job(id: number, name: string, fields: Partial<RunJob> = {}): void {
  const times = { startedAt: id * 1000, completedAt: id * 1000 + 500 }
  const steps = ['Run type-ratchet/type-ratchet@v1']
  ports.api.jobs.push({
    id,
    attempt: 1,
    name,
    finished: true,
    conclusion: 'success',
    steps,
    ...times,
    ...fields,
  })
}
const failed = { conclusion: 'failure' } as const

function run(inputs: Readonly<Record<string, string>> = {}, context = pull): Promise<Ending> {
  return mergeAction((name) => inputs[name] ?? '', context, {
    ports,
    onOutcome: (code) => codes.push(code),
  })
}

async function problemOf(inputs: Readonly<Record<string, string>> = {}): Promise<Problem | null> {
  return (await run(inputs)).problem
}

function keptSnapshot(): unknown {
  const [text = ''] = [...ports.written].flatMap(([path, written]) =>
    path.endsWith('snapshot.json') ? [written] : [],
  )
  return JSON.parse(text)
}

describe('the legs of a run become one', () => {
  test.each([{}, { name: 'mypy' }])('%j', async (inputs) => {
    baseline()
    bothLegs()
    const ending = await run(inputs)
    expect(ending).toMatchObject({ outcome: 'pass', exitCode: 0, problem: null })
    expect(ending.outputs).toMatchObject({ errors: '1', 'baseline-errors': '1', delta: '0' })
    expect(codes).toEqual([0])
    expect(ports.uploaded).toContain('type-ratchet-snapshot-mypy')
    expect(keptSnapshot()).toMatchObject({
      platform: { legCount: 2, matrices: [{ name: 'leg', count: 2, legs: ['a', 'b'] }] },
    })
  })

  test('and each error counts once, whichever legs found it', async () => {
    baseline()
    leave('a', { fields: { errors: 3 } })
    leave('b', { fields: { errors: 2 } })
    expect(await run()).toMatchObject({ outcome: 'fail', exitCode: 1, outputs: { errors: '3', delta: '2' } })
  })

  test('of the newest attempt of each', async () => {
    bothLegs()
    leave('b', { attempt: 2, fields: { errors: 4 } })
    expect(await run()).toMatchObject({ outcome: 'report-only', outputs: { errors: '4' } })
  })

  test('more of them than are read at a time', async () => {
    for (let index = 0; index < 20; index++) {
      leave(`l${index}`, { platform: { legCount: 20 }, fields: { errors: index } })
    }
    expect(await run()).toMatchObject({ outcome: 'report-only', outputs: { errors: '19' } })
  })

  test('beside a whole check of the same name', async () => {
    bothLegs()
    leave(null, { fields: { errors: 9 } })
    expect(await run()).toMatchObject({ outcome: 'report-only', outputs: { errors: '1' } })
  })

  test('beside another check, when one is named', async () => {
    bothLegs()
    leave('a', { name: 'mypy-strict', fields: { errors: 9 }, platform: { legCount: 1 } })
    expect(await problemOf()).toEqual({ kind: 'legs-ambiguous', names: ['mypy', 'mypy-strict'] })
    expect(await run({ name: 'mypy' })).toMatchObject({ outputs: { errors: '1' } })
    expect(await run({ name: 'mypy-strict' })).toMatchObject({ outputs: { errors: '9' } })
  })

  test('several checks are named in order', async () => {
    leave('z', { name: 'b' })
    leave('x', { name: 'b-a' })
    expect(await problemOf()).toEqual({ kind: 'legs-ambiguous', names: ['b', 'b-a'] })
  })

  test('and a name is made safe as in the legs', async () => {
    leave('a', { name: 'my-py-0000000000', platform: { legCount: 1 } })
    expect(await problemOf({ name: 'other' })).toEqual({ kind: 'legs-none', name: 'other' })
  })
})

describe('nothing is merged', () => {
  test('without legs', async () => {
    const ending = await run()
    expect(ending).toMatchObject({ exitCode: 3, problem: { kind: 'legs-none', name: null } })
    expect(codes).toEqual([3])
  })

  test('of whole checks alone', async () => {
    leave(null)
    expect(await problemOf()).toEqual({ kind: 'legs-none', name: null })
  })

  test('when a leg can’t be read', async () => {
    bothLegs()
    const damaged: Problem = { kind: 'artifact-shape', artifact: 'x', reason: 'it is an empty zip' }
    ports.api.upload(
      { ...ports.api.addRun(merge, ours) },
      { name: 'type-ratchet-snapshot-mypy-c', content: damaged },
    )
    expect(await problemOf()).toEqual(damaged)
  })

  test('when a leg is no snapshot', async () => {
    bothLegs()
    ports.api.upload(
      { ...ports.api.addRun(merge, ours) },
      { name: 'type-ratchet-snapshot-mypy-c', content: '{}' },
    )
    expect(await problemOf()).toMatchObject({ kind: 'snapshot-unreadable' })
  })

  test.each<[string, Left]>([
    ['another leg', { called: 'type-ratchet-snapshot-mypy-b' }],
    ['another check', { called: 'type-ratchet-snapshot-tsc-a' }],
    ['a whole check', { called: 'type-ratchet-snapshot-mypy' }],
  ])('when an artifact says that it is a leg, and is called like %s', async (_, left) => {
    leave('a', left)
    const reason = 'it says that it is the leg “a” of “mypy”'
    expect(await problemOf()).toEqual({ kind: 'artifact-shape', artifact: left.called, reason })
  })

  test('when two legs are one, or of two commits', async () => {
    leave('a')
    leave('b', { fields: { commit: shaOf(4) } })
    expect(await problemOf()).toMatchObject({ kind: 'legs-differ', what: 'commit' })
  })

  test('when GitHub can’t tell the jobs', async () => {
    bothLegs()
    const refused: Problem = { kind: 'permission-actions-read', request: 'list jobs', reason: '403' }
    ports.api.fail('jobsOf', refused)
    expect(await problemOf()).toEqual(refused)
  })
})

describe('a leg is missing', () => {
  test('of as many as its matrix has', async () => {
    leave('a')
    const expected = { kind: 'legs-missing', missing: [], expected: 2, found: ['a'], lost: [] }
    for (const inputs of [{}, { name: 'mypy' }]) {
      expect(await problemOf(inputs)).toEqual(expected)
    }
  })

  test('of those that are named, and no other', async () => {
    bothLegs()
    expect(await problemOf({ legs: 'a, c' })).toMatchObject({ kind: 'legs-missing', missing: ['c'] })
    expect(await problemOf({ legs: '2' })).toBeNull()
    expect(await problemOf({ legs: '3' })).toMatchObject({ kind: 'legs-missing', expected: 3 })
  })

  test('that the baseline had, unless they are named', async () => {
    const matrices = [{ name: 'leg', count: null, legs: ['a', 'b', 'c'] }]
    baseline({ platform: { os: 'linux', leg: null, legs: ['a', 'b', 'c'], matrices } })
    bothLegs()
    expect(await problemOf()).toMatchObject({ kind: 'legs-missing', missing: ['c'], expected: 3 })
    expect(await problemOf({ legs: '2' })).toBeNull()
  })

  test('whose job was run again and left none', async () => {
    leave('a', { platform: { job: { id: 71, name: 'leg (a)' } } })
    leave('b', { platform: { job: { id: 72, name: 'leg (b)' } } })
    job(71, 'leg (a)')
    job(72, 'leg (b)')
    expect(await problemOf()).toBeNull()
    job(171, 'leg (a)', { ...failed, attempt: 2 })
    expect(await problemOf()).toMatchObject({ kind: 'legs-missing', missing: ['a'], found: ['b'] })
    job(172, 'leg (b)', { ...failed, attempt: 2 })
    expect(await problemOf()).toEqual({
      ...{ kind: 'legs-missing', missing: ['a', 'b'], expected: 2, found: [], lost: [] },
    })
  })

  test('whose job failed before it left any', async () => {
    leave('a', { platform: { job: { id: 71, name: 'leg (a)' }, legCount: 1 } })
    job(71, 'leg (a)')
    job(72, 'leg (b)', failed)
    expect(await problemOf()).toMatchObject({ kind: 'legs-missing', lost: ['leg (b)'] })
    expect(await problemOf({ legs: '1' })).toBeNull()
  })

  test('but no job that is this one', async () => {
    leave('a', { platform: { job: { id: 71, name: 'leg (a)' }, legCount: 1 } })
    job(71, 'leg (a)')
    job(72, 'types', failed)
    expect(await problemOf({ 'job-id': '72' })).toBeNull()
    expect(await problemOf({ 'job-id': '73' })).toMatchObject({ lost: ['types'] })
    expect(await problemOf({ 'job-id': '72', name: 'mypy' })).toBeNull()
  })

  test.each<[string, Left, boolean]>([
    ['left another check’s snapshot', { name: 'tsc' }, false],
    ['left a whole snapshot of the same name', { name: 'mypy' }, false],
    ['is another one than it says', { name: 'tsc', platform: { job: { id: 73, name: 'x' } } }, true],
  ])('and no job that %s', async (_, left, lost) => {
    leave('a', { platform: { job: { id: 71, name: 'leg (a)' }, legCount: 1 } })
    leave(null, { platform: { job: { id: 72, name: 'tsc' } }, ...left })
    job(71, 'leg (a)')
    job(72, 'tsc', failed)
    expect((await problemOf({ name: 'mypy' }))?.kind ?? null).toBe(lost ? 'legs-missing' : null)
  })

  test('and another check’s snapshot that can’t be read tells nothing, while a refusal ends it', async () => {
    leave('a', { platform: { job: { id: 71, name: 'leg (a)' }, legCount: 1 } })
    job(71, 'leg (a)')
    job(72, 'leg (b)', failed)
    const damaged: Problem = { kind: 'artifact-shape', artifact: 'x', reason: 'y' }
    for (const [name, content] of Object.entries({ tsc: '{}', pyright: damaged })) {
      ports.api.upload(ports.api.addRun(merge, ours), { name: `type-ratchet-snapshot-${name}`, content })
      expect(await problemOf({ name: 'mypy' })).toMatchObject({ kind: 'legs-missing', lost: ['leg (b)'] })
    }
    const refused: Problem = { kind: 'permission-actions-read', request: 'x', reason: '403' }
    ports.api.upload(
      { ...ports.api.addRun(merge, ours) },
      { name: 'type-ratchet-snapshot-ty', content: refused },
    )
    expect(await problemOf({ name: 'mypy' })).toEqual(refused)
  })

  test('and what is no snapshot is not read instead of them', async () => {
    leave('a', { platform: { job: { id: 71, name: 'leg (a)' }, legCount: 1 } })
    job(71, 'leg (a)')
    job(72, 'tsc', failed)
    for (let index = 0; index < 40; index++) {
      ports.api.upload({ ...ports.api.addRun(merge, ours) }, { name: `noise-${index}`, content: '' })
    }
    leave(null, { name: 'tsc', platform: { job: { id: 72, name: 'tsc' } } })
    expect(await problemOf({ name: 'mypy' })).toBeNull()
  })

  test('and other checks are not read where every job is known', async () => {
    bothLegs()
    const refused: Problem = { kind: 'permission-actions-read', request: 'x', reason: '403' }
    ports.api.upload(
      { ...ports.api.addRun(merge, ours) },
      { name: 'type-ratchet-snapshot-ty', content: refused },
    )
    expect(await problemOf({ name: 'mypy' })).toBeNull()
  })

  test('and at most 32 other checks are read', async () => {
    leave('a', { platform: { job: { id: 71, name: 'leg (a)' }, legCount: 1 } })
    job(71, 'leg (a)')
    job(72, 'tsc', failed)
    for (let index = 0; index < 32; index++) {
      leave(null, { name: `a${index}` })
    }
    leave(null, { name: 'tsc', platform: { job: { id: 72, name: 'tsc' } } })
    expect(await problemOf({ name: 'mypy' })).toMatchObject({ lost: ['tsc'] })
  })
})

describe('a merged snapshot', () => {
  test('of named legs is no larger matrix than that', async () => {
    leave('a', { fields: { commit: base } })
    const push = runContextOf({ commit: base, runId: 40, workflowFile: '.github/workflows/types.yml' })
    ports.api.parentsOf.set(base, [])
    expect(await run({ legs: '1' }, push)).toMatchObject({ problem: null })
    expect(keptSnapshot()).toMatchObject({
      platform: { legCount: 1, matrices: [{ name: '', count: null, legs: ['a'] }] },
    })
  })

  test.each([
    ['nothing is checked out', null, merge, true],
    ['the commit of its legs is', merge, merge, false],
    ['the head of the pull request is, as in its legs', head, head, false],
    ['another commit is', shaOf(77), merge, true],
  ] as const)('is told without sources where %s', async (_, here, commit, sourceless) => {
    const parents = new Map([[merge, [base, head]]])
    ports = { ...ports, repo: fakeRepo({ head: here, parents: here === null ? new Map() : parents }) }
    ports.api.mergeBases.set(`main...${head}`, {
      ...{ commit: base, parents: [], base: { commit: base, parents: [] }, files: [] },
    })
    baseline()
    leave('a', { fields: { commit, errors: 2 } })
    leave('b', { fields: { commit, errors: 2 } })
    const { outcome, summary } = await run()
    expect(outcome).toBe('fail')
    expect(summary.includes(proseText(sourcelessWords))).toBe(sourceless)
  })

  test('of a commit that is not this run’s can’t be judged', async () => {
    leave('a', { fields: { commit: shaOf(4) } })
    leave('b', { fields: { commit: shaOf(4) } })
    baseline()
    ports.api.parentsOf.set(shaOf(4), [])
    expect(await problemOf()).toMatchObject({ kind: 'commit-other', checked: shaOf(4) })
  })
})
