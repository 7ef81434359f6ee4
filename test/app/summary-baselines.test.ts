/** Which baseline a summary reads of each check, and what is known where there is none. */
import { expect, test } from 'vitest'
import { type SummaryCheck, summaryBaselines } from '#app/local/summary-baselines.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import { encodeCommittedFile } from '#snapshot/committed-file.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { encodeHistory } from '#snapshot/history-file.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { fakeRepo } from '#test/support/fakes/fake-repo.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { historyPoint } from '#test/support/history-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const check = (name: string, fields: Partial<SummaryCheck> = {}): SummaryCheck => ({
  name,
  file: null,
  workflow: null,
  target: null,
  limit: 5,
  accepted: [],
  ...fields,
})
const offline: Problem = { kind: 'baseline-api-failed', request: 'list artifacts', reason: 'no network' }
const committed = (errors: number) => encodeCommittedFile(snapshotOf({ errors }), (message) => message)
const points = [historyPoint({ time: 100, errors: 9 }), historyPoint({ time: 200, errors: 7 })]

const texts = {
  '/cache/api.json': encodeSnapshot({ ...snapshotOf({ errors: 3 }), history: points }),
  '/repo/type-ratchet-baseline-api.tsv': committed(8),
  '/repo/type-ratchet-baseline-web.tsv': committed(4),
  '/repo/type-ratchet-history-web.json': encodeHistory({ name: 'web', checker: 'mypy', points }),
  '/repo/other.tsv': committed(2),
}

function found(checks: readonly SummaryCheck[], files: Readonly<Record<string, string>> = texts) {
  const head = shaOf(900)
  return summaryBaselines(
    { checks, root: '/repo' },
    {
      files: memoryFiles(files),
      repo: () => ({ ...fakeRepo({ head, parents: new Map() }), commitTime: async () => 300 }),
      pulled: async () => null,
      pull: async ({ name }) => {
        if (name !== 'api') {
          throw new ProblemError(offline)
        }
        const baseline = { file: '/cache/api.json', commit: head, runUrl: '' }
        return { baseline, fresh: true, failure: null }
      },
    },
  )
}

test('the pulled one goes before the committed file; where GitHub gives none the file does, with its replayed course', async () => {
  const { baselines, missing } = await found([
    check('api'),
    check('web'),
    check('docs', { file: 'other.tsv' }),
  ])
  expect(
    baselines.map(({ snapshot, file, instead, limit }) => ({
      name: snapshot.name,
      errors: snapshot.diagnostics.count('error'),
      course: snapshot.history.map(({ time, errors }) => [time, errors]),
      file,
      instead,
      limit,
    })),
  ).toEqual([
    {
      name: 'api',
      errors: 3,
      course: [
        [100, 9],
        [200, 7],
      ],
      file: '/cache/api.json',
      instead: null,
      limit: 5,
    },
    {
      name: 'web',
      errors: 4,
      course: [
        [100, 9],
        [200, 7],
        [300, 4],
      ],
      file: '/repo/type-ratchet-baseline-web.tsv',
      instead: offline,
      limit: 5,
    },
    { name: 'docs', errors: 2, course: [], file: '/repo/other.tsv', instead: offline, limit: 5 },
  ])
  expect(missing).toEqual([])
})

test('a check without any is named with the reason, and is no check without errors', async () => {
  expect(await found([check('api'), check('lint')])).toMatchObject({
    baselines: [{ snapshot: { name: 'api' } }],
    missing: [{ name: 'lint', problem: offline }],
  })
})

test('a committed file that is damaged is an error, never a missing one', async () => {
  const damaged = { ...texts, '/repo/type-ratchet-baseline-web.tsv': 'no baseline\n' }
  expect((await rejectedProblem(() => found([check('web')], damaged))).kind).toBe('snapshot-unreadable')
})
