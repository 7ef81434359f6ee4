/** Several checks, each run by a job of its own: the merge job tells them as one, and misses none of them. */
import { beforeEach, expect, test } from 'vitest'
import type { Ending } from '#app/action/ending.ts'
import { snapshotName } from '#app/baseline/artifact-names.ts'
import { mergeAction } from '#app/merge/merge-action.ts'
import type { Platform } from '#model/snapshot.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { type MemoryPorts, memoryPorts } from '#test/support/action-ports.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const [base, head, merge] = [shaOf(8), shaOf(5), shaOf(9)]
const context = runContextOf({
  commit: merge,
  event: { kind: 'pull-request', pull: { number: 7, headSha: head, baseRef: 'main', baseSha: base } },
  ref: 'refs/pull/7/merge',
  runId: 40,
  workflowFile: '.github/workflows/types.yml',
})
const ours = { id: 40, event: 'pull_request', headBranch: 'change', finished: false }
const file = `readiness: { min-score: 50, weights: { target: 1 } }
checks:
  api: { checker: mypy, max-errors: 2, target-errors: 0 }
  web: { checker: tsc, mode: report-only }
`

let ports: MemoryPorts
let pulls: FakePullRequests

beforeEach(() => {
  pulls = new FakePullRequests({ headSha: head, mergeCommit: merge })
  const memory = memoryPorts(pulls)
  ports = {
    ...memory,
    files: {
      ...memory.files,
      ...memoryFiles({ [`${context.workspace}/type-ratchet.yml`]: file }),
      write: memory.files.write,
    },
  }
  ports.api.lines.push([base])
  ports.api.parentsOf.set(merge, [base, head])
  ports.api.addRun(merge, ours)
  ports.api.files.set(`${base}:type-ratchet.yml`, file)
})

/** What the job of a check left with `shard` set to its name. */
function leave(
  name: 'api' | 'web',
  errors: number,
  leg = name as string,
  platform: Partial<Platform> = {},
): void {
  const checker = {
    name: name === 'api' ? ('mypy' as const) : ('tsc' as const),
    version: '1',
    configuration: null,
  }
  const job = { id: name === 'api' ? 71 : 72, name: `check (${name})` }
  const snapshot = snapshotOf({
    ...{ name, checker, commit: merge, errors },
    platform: { os: 'linux', leg, matrix: 'check', job, ...platform },
  })
  ports.api.upload(ports.api.addRun(merge, ours), {
    name: snapshotName({ name, leg, attempt: 1 }),
    content: encodeSnapshot(snapshot),
  })
}

function baseline(name: 'api' | 'web', errors: number): void {
  const checker = {
    name: name === 'api' ? ('mypy' as const) : ('tsc' as const),
    version: '1',
    configuration: null,
  }
  const content = encodeSnapshot(snapshotOf({ name, checker, commit: base, errors }))
  ports.api.upload(ports.api.addRun(base), { name: `type-ratchet-baseline-${name}`, content })
}

function job(id: number, name: string, conclusion: string): void {
  const times = { startedAt: id * 1000, completedAt: id * 1000 + 500 }
  const steps = ['Run type-ratchet/type-ratchet@v1']
  ports.api.jobs.push({ id, attempt: 1, name, finished: true, conclusion, steps, ...times })
}

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ending> {
  return mergeAction((name) => inputs[name] ?? '', context, { ports, onOutcome: () => undefined })
}

const results = ({ outputs }: Ending): unknown =>
  JSON.parse(outputs['checks'] ?? '[]').map(({ name, result }: Readonly<Record<string, string>>) => [
    name,
    result,
  ])

test('one comment with a row for each, judged by the file of the base commit', async () => {
  baseline('api', 4)
  baseline('web', 1)
  leave('api', 3)
  leave('web', 2)
  job(71, 'check (api)', 'success')
  job(72, 'check (web)', 'success')
  const ending = await run()
  expect(ending).toMatchObject({
    outcome: 'fail',
    exitCode: 1,
    outputs: { errors: '5', 'baseline-errors': '5' },
  })
  expect(results(ending)).toEqual([
    ['api', 'fail'],
    ['web', 'report-only'],
  ])
  const [comment, ...more] = pulls.comments
  expect(more).toEqual([])
  expect(comment?.body).toMatch(/^<!-- type-ratchet v1 name=type-ratchet run=40\.1 /)
  expect(comment?.body).toMatch(/^\| \[api types\]\(<[^>]*>\) \| ❌ fail \| 3 \| −1 \|/m)
  expect(comment?.body).toContain('Set by `type-ratchet.yml:3`')
  expect(comment?.body).toContain('Readiness 25.0 of 100, at least 50 wanted')
  expect(ports.uploaded).toContain('type-ratchet-snapshot-api')
  // One that is whole has no legs to be told apart by.
  expect(comment?.body).not.toMatch(/\bleg\b/)
})

test('one that left nothing has no result, and the others keep theirs', async () => {
  baseline('api', 4)
  leave('api', 1)
  job(71, 'check (api)', 'success')
  job(72, 'check (web)', 'failure')
  const ending = await run()
  expect(results(ending)).toEqual([
    ['api', 'pass'],
    ['web', 'not-comparable'],
  ])
  expect(pulls.comments.map(({ body }) => body).join('')).toContain(
    'readiness not known, because web has no result',
  )
})

test('a check in real legs needs all of them, beside one that is whole', async () => {
  baseline('api', 4)
  baseline('web', 2)
  leave('api', 2, '3.11', { legCount: 2 })
  leave('web', 2)
  expect(results(await run())).toEqual([
    ['api', 'not-comparable'],
    ['web', 'report-only'],
  ])
  leave('api', 2, '3.12', { legCount: 2 })
  expect(results(await run())).toEqual([
    ['api', 'pass'],
    ['web', 'report-only'],
  ])
})

test('a name still chooses the one check whose legs are merged, and `legs` is about one', async () => {
  leave('api', 1)
  leave('web', 1)
  expect((await run({ name: 'api' })).outputs).toMatchObject({ errors: '1' })
  expect(await run({ legs: '2' })).toMatchObject({
    outcome: 'config-error',
    exitCode: 2,
    problem: { kind: 'setting-for-one', input: '`legs`' },
  })
})
