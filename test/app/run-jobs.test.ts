/** What a run's list of jobs says of its legs: run again, or lost. */
import { describe, expect, test } from 'vitest'
import { executionOf, lostJobs, wasRunAgain } from '#app/merge/run-jobs.ts'
import type { RunJob } from '#ports/actions-api.ts'

const uses = ['Set up job', 'Run actions/checkout@v7', 'Run type-ratchet/type-ratchet@v1', 'Complete job']
const lint = ['Set up job', 'Run actions/checkout@v7', 'Run npm run lint', 'Complete job']

/** The first of its name, finished with success after a minute, unless a test says otherwise. */
function jobOf(id: number, name: string, fields: Partial<RunJob> = {}): RunJob {
  const startedAt = fields.startedAt === undefined ? id * 1000 : fields.startedAt
  const times = { startedAt, completedAt: startedAt === null ? null : startedAt + 60_000 }
  return { id, attempt: 1, name, finished: true, conclusion: 'success', steps: uses, ...times, ...fields }
}

const failed = { conclusion: 'failure' } as const
const nobody = { legs: new Set<number>(), others: new Set<number>(), own: null }
const names = (jobs: readonly RunJob[]): readonly string[] => jobs.map(({ name }) => name)

describe('the execution that a leg was', () => {
  const jobs = [jobOf(1, 'leg (a)'), jobOf(2, 'ci / leg (b)'), jobOf(3, 'leg (a)', { attempt: 2 })]

  test.each([
    ['by its number', { id: 3, name: 'x' }, 1, 3],
    ['by its name in its attempt', { id: null, name: 'leg (a)' }, 2, 3],
    ['by its name behind that of the workflow that calls it', { id: 99, name: 'leg (b)' }, 1, 2],
  ] as const)('is found %s', (_, job, attempt, id) => {
    expect(executionOf(jobs, { job, attempt })?.id).toBe(id)
  })

  test('is one, however often it is listed', () => {
    const carried = { ...jobOf(1, 'leg (a)'), id: 9 }
    expect(executionOf([...jobs, carried], { job: { id: null, name: 'leg (a)' }, attempt: 1 })?.id).toBe(1)
  })

  test('is not known when nothing, or more than one, fits', () => {
    expect(executionOf(jobs, { job: undefined, attempt: 1 })).toBeNull()
    expect(executionOf(jobs, { job: { id: null, name: 'leg (c)' }, attempt: 1 })).toBeNull()
    const twice = [...jobs, jobOf(4, 'other / leg (a)')]
    expect(executionOf(twice, { job: { id: null, name: 'leg (a)' }, attempt: 1 })).toBeNull()
  })
})

describe('a job was run again', () => {
  const first = jobOf(1, 'leg (a)', { startedAt: 1000 })
  const of = (fields: Partial<RunJob>): boolean =>
    wasRunAgain([first, jobOf(2, 'leg (a)', { attempt: 2, ...fields })], first)

  test.each([
    ['when a later attempt has started it', { startedAt: 90_000 }, true],
    ['when it waits for a runner', { startedAt: null }, true],
    ['but not when it is listed again with the old times', { startedAt: 1000 }, false],
    ['nor when it is, whenever that was made', { startedAt: 2000 }, false],
    ['when it ended otherwise, whatever the times', { startedAt: 1000, conclusion: 'failure' }, true],
    ['nor by another job', { startedAt: 90_000, name: 'leg (b)' }, false],
    ['nor by the same attempt', { startedAt: 90_000, attempt: 1 }, false],
  ] as const)('%s', (_, fields, again) => {
    expect(of(fields)).toBe(again)
  })
})

describe('a lost job', () => {
  test.each([
    ['failed with a step that uses the action', failed, ['win (b)']],
    ['was cancelled', { conclusion: 'cancelled' }, ['win (b)']],
    ['ran out of time', { conclusion: 'timed_out' }, ['win (b)']],
    ['never got to its steps, in a matrix', { ...failed, steps: [] }, ['win (b)']],
    ['is none when it succeeded', {}, []],
    ['is none when it was skipped', { conclusion: 'skipped' }, []],
    ['is none while it runs', { conclusion: null, finished: false }, []],
    ['is none with other steps', { ...failed, steps: lint }, []],
  ] as const)('%s', (_, fields, lost) => {
    const jobs = [jobOf(1, 'leg (a)'), jobOf(2, 'win (b)', fields)]
    expect(names(lostJobs(jobs, { ...nobody, legs: new Set([1]) }))).toEqual(lost)
  })

  test('without steps is none outside of a matrix, and none whose siblings had others', () => {
    const none = { ...failed, steps: [] }
    const jobs = [jobOf(1, 'deploy', none), jobOf(2, 'test (a)', { steps: lint }), jobOf(3, 'test (b)', none)]
    expect(lostJobs(jobs, nobody)).toEqual([])
  })

  test('is none that left a leg, also when it is listed again, nor the one that asks', () => {
    const leg = jobOf(1, 'leg (a)', failed)
    const again = { ...leg, id: 2, attempt: 2, steps: [] }
    expect(lostJobs([leg, again], { ...nobody, legs: new Set([1]) })).toEqual([])
    expect(lostJobs([jobOf(3, 'types', failed)], { ...nobody, own: 3 })).toEqual([])
  })

  test('is none that left another check’s snapshot, nor a later part of that job', () => {
    const jobs = [jobOf(1, 'tsc', failed), jobOf(2, 'tsc', { ...failed, attempt: 2 })]
    expect(lostJobs(jobs, { ...nobody, others: new Set([1]) })).toEqual([])
    expect(names(lostJobs(jobs, nobody))).toEqual(['tsc'])
  })

  test('counts in its last attempt alone', () => {
    expect(lostJobs([jobOf(1, 'leg (a)', failed), jobOf(2, 'leg (a)', { attempt: 2 })], nobody)).toEqual([])
  })

  test('is no merge or publish job', () => {
    const steps = ['Run type-ratchet/type-ratchet/merge@v1', 'Run type-ratchet/type-ratchet/publish@v1']
    expect(lostJobs([jobOf(1, 'types', { ...failed, steps })], nobody)).toEqual([])
  })

  test('is told by the steps that only legs have, where the workflow names them', () => {
    const own = ['Set up job', 'Install', 'Check types', 'Complete job']
    const jobs = [
      jobOf(1, 'leg (a)', { steps: own }),
      jobOf(2, 'leg (b)', { steps: own }),
      jobOf(3, 'win', { ...failed, steps: [...own, 'Windows only'] }),
      jobOf(4, 'lint', { ...failed, steps: ['Set up job', 'Install', 'Lint', 'Complete job'] }),
      jobOf(5, 'docs', { steps: ['Set up job', 'Install', 'Complete job'] }),
    ]
    expect(names(lostJobs(jobs, { ...nobody, legs: new Set([1, 2]) }))).toEqual(['win'])
  })
})

describe('what tells two jobs apart', () => {
  const first = jobOf(1, 'leg (a)', { startedAt: 1000 })

  test('is no number that is listed once more', () => {
    expect(wasRunAgain([first, { ...first, attempt: 2, conclusion: 'cancelled' }], first)).toBe(false)
  })

  test('is a start at the very end of the other', () => {
    expect(wasRunAgain([first, jobOf(2, 'leg (a)', { attempt: 2, startedAt: 61_000 })], first)).toBe(true)
    expect(wasRunAgain([first, jobOf(2, 'leg (a)', { attempt: 2, startedAt: 60_999 })], first)).toBe(false)
  })

  test('is their name, where both started and ended alike', () => {
    const jobs = [
      jobOf(1, 'leg (a)', { ...failed, startedAt: 5 }),
      jobOf(2, 'leg (b)', { ...failed, startedAt: 5 }),
    ]
    expect(names(lostJobs(jobs, { ...nobody, legs: new Set([1]) }))).toEqual(['leg (b)'])
  })

  test('is the name of their matrix', () => {
    const jobs = [jobOf(1, 'tsc (a)'), jobOf(2, 'leg (b)', failed)]
    expect(names(lostJobs(jobs, { ...nobody, others: new Set([1]) }))).toEqual(['leg (b)'])
  })

  test.each([
    ['leg (3.12, linux)', true],
    ['leg ()', true],
    ['leg', false],
    ['leg (a) late', false],
    ['leg(a)', false],
  ])('a job “%s” that never got to its steps may be one of a matrix: %s', (name, may) => {
    expect(lostJobs([jobOf(1, name, { ...failed, steps: [] })], nobody)).toHaveLength(may ? 1 : 0)
  })
})

describe('steps', () => {
  const none = { ...failed, steps: [] }

  test('of a job itself count before those of its siblings', () => {
    const jobs = [jobOf(1, 'leg (a)'), jobOf(2, 'leg (b)', { ...failed, steps: lint })]
    expect(lostJobs(jobs, { ...nobody, legs: new Set([1]) })).toEqual([])
  })

  test('of any sibling tell what a job without them was', () => {
    const jobs = [jobOf(1, 'x (a)'), jobOf(2, 'x (b)', { steps: lint }), jobOf(3, 'x (c)', none)]
    expect(names(lostJobs(jobs, nobody))).toEqual(['x (c)'])
  })

  const own = (...more: readonly string[]): readonly string[] => [
    'Set up job',
    'Install',
    'Check types',
    ...more,
  ]
  const legs = { ...nobody, legs: new Set([1, 2]) }
  test.each<[string, readonly RunJob[], readonly string[]]>([
    [
      'a leg that is listed without any tells nothing',
      [
        jobOf(1, 'leg (a)', { steps: [] }),
        jobOf(2, 'leg (b)', { steps: own() }),
        jobOf(3, 'win', { ...failed, steps: own() }),
      ],
      ['win'],
    ],
    [
      'the usual name alone counts where any leg has it',
      [
        jobOf(1, 'leg (a)', { steps: own(...uses) }),
        jobOf(2, 'leg (b)', { steps: own() }),
        jobOf(3, 'win', { ...failed, steps: own() }),
      ],
      [],
    ],
    [
      'what others do with success is nobody’s own',
      [
        jobOf(1, 'leg (a)', { steps: ['Install'] }),
        jobOf(2, 'leg (b)', { steps: ['Install'] }),
        jobOf(3, 'docs', { steps: ['Install'] }),
        jobOf(4, 'lint', { ...failed, steps: ['Install', 'Lint'] }),
      ],
      [],
    ],
    [
      'what the runner adds need not be there',
      [
        jobOf(1, 'leg (a)', { steps: own('Post Install', 'Complete job') }),
        jobOf(2, 'leg (b)', { steps: own('Post Install', 'Complete job') }),
        jobOf(3, 'win', { ...failed, steps: ['Check types', 'Install'] }),
      ],
      ['win'],
    ],
    [
      'only what all legs do is theirs',
      [
        jobOf(1, 'leg (a)', { steps: own('Extra') }),
        jobOf(2, 'leg (b)', { steps: own() }),
        jobOf(3, 'win', { ...failed, steps: own() }),
      ],
      ['win'],
    ],
    [
      'all of it must be done',
      [
        jobOf(1, 'leg (a)', { steps: own('Upload') }),
        jobOf(2, 'leg (b)', { steps: own('Upload') }),
        jobOf(3, 'pages', { ...failed, steps: ['Upload'] }),
      ],
      [],
    ],
  ])('%s', (_, jobs, lost) => {
    expect(names(lostJobs(jobs, legs))).toEqual(lost)
  })
})
