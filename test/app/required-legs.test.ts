/** Which legs must be there, by the legs themselves, by the run, by the baseline, and by the user. */
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { missingLegs, missingSince } from '#app/merge/required-legs.ts'
import type { Baseline } from '#model/baseline.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { mergeSnapshots } from '#snapshot/merge.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

/** `name/count: leg, leg` for each matrix; a count of `?` is not known. */
function mergedOf(...matrices: readonly string[]): Snapshot {
  const legs = matrices.flatMap((text) => {
    const [, matrix = '', count = '', names = ''] = /^(.*)\/(.+): (.*)$/.exec(text) ?? []
    const total = count === '?' ? {} : { legCount: Number(count) }
    return names.split(', ').map((leg) => snapshotOf({ platform: { os: null, leg, matrix, ...total } }))
  })
  const merged = mergeSnapshots(legs, shaDigest)
  if (merged.kind === 'refused') {
    throw new Error(merged.problem.kind)
  }
  return merged.snapshot
}

const nothing = { outdated: [], lost: [], digest: shaDigest }

describe('by the legs and the run', () => {
  test.each([
    [['a/2: 1, 2'], null],
    [['a/2: 1, 2', 'b/1: 3'], null],
    [['a/?: 1, 2'], null],
    [['a/2: 1, 2, 3, 4'], null],
    [['a/3: 1-of-2', 'b/3: 2-of-2'], null],
    [['a/2: 1'], { expected: 2, missing: [] }],
    [['a/2: 1, 2', 'b/2: 3'], { expected: 4, missing: [] }],
    [['a/2: 1, 2, 3'], { expected: 4, missing: [] }],
    [['a/1: 1-of-3, 3-of-3'], { expected: 3, missing: ['2-of-3'] }],
    [['a/1: 1-of-2', 'b/1: 2-of-3'], { expected: 5, missing: ['2-of-2', '1-of-3', '3-of-3'] }],
  ] as const)('%j lacks %j', (matrices, missing) => {
    const problem = missingLegs(mergedOf(...matrices), null, nothing)
    expect(problem).toEqual(missing === null ? null : expect.objectContaining(missing))
  })

  test('a leg whose job was run again and a job that is lost are missing', () => {
    const snapshot = mergedOf('a/?: 1')
    expect(missingLegs(snapshot, null, { ...nothing, outdated: ['2'] })).toMatchObject({
      ...{ missing: ['2'], expected: 2 },
    })
    expect(missingLegs(snapshot, null, { ...nothing, lost: ['win (x)'] })).toMatchObject({
      lost: ['win (x)'],
    })
  })
})

describe('by the user alone', () => {
  test.each([
    [1, null],
    [['1'], null],
    [2, { expected: 2, missing: [] }],
    [['1', '2'], { expected: 2, missing: ['2'] }],
    [['2'], { expected: 1, missing: ['2'] }],
  ] as const)('%j', (wanted, missing) => {
    const problem = missingLegs(mergedOf('a/9: 1'), wanted, { ...nothing, lost: ['x'] })
    expect(problem).toEqual(missing === null ? null : expect.objectContaining(missing))
  })

  test('who spells a leg as its matrix does', () => {
    const leg = snapshotOf({ platform: { os: null, leg: 'attempt-2-5f8b2e' } })
    const label = `attempt-2-${shaDigest('attempt-2').slice(0, 6)}`
    const merged = mergeSnapshots([{ ...leg, platform: { os: null, leg: label } }], shaDigest)
    expect(merged.kind === 'merged' && missingLegs(merged.snapshot, ['attempt-2'], nothing)).toBeNull()
  })
})

describe('by the baseline', () => {
  function since(before: Snapshot, now: Snapshot): readonly string[] {
    const origin = { source: 'artifact', commit: null, distance: 0, runUrl: null } as const
    const baseline: Baseline = { state: 'loaded', snapshot: before, origin }
    const problem = missingSince(baseline, now)
    return problem?.kind === 'legs-missing' ? problem.missing : []
  }

  test.each([
    ['a whole matrix is missing', ['a/1: 1', 'b/2: 2, 3'], ['a/1: 1'], ['2', '3']],
    ['a matrix has fewer legs than before', ['a/2: 1, 2'], ['a/1: 1'], ['2']],
    ['its legs may be called otherwise', ['a/2: 1, 2'], ['a/2: x1, x2'], []],
    ['there may be more', ['a/2: 1, 2'], ['a/3: 1, 2, 3'], []],
    ['they may come from another matrix', ['a/2: 1, 2'], ['b/2: 1, 2'], []],
    ['a whole may be cut into other shards', ['a/3: 1-of-3, 2-of-3, 3-of-3'], ['a/2: 1-of-2, 2-of-2'], []],
    ['names beside shards stay names', ['a/2: x, 1-of-2'], ['c/2: 1-of-2, 2-of-2'], ['x']],
    [
      'another matrix beside the shards',
      ['a/3: 1-of-3, 2-of-3, 3-of-3'],
      ['a/2: 1-of-2, 2-of-2', 'b/1: x'],
      [],
    ],
    ['another matrix beside it', ['a/2: x, y'], ['a/2: 1, 2', 'b/1: z'], []],
    ['a matrix of unknown size proves nothing', ['a/2: 1, 2'], ['a/?: x1, x2'], ['1', '2']],
    ['shards are no legs', ['a/1: x', 'b/2: 1-of-2, 2-of-2'], ['a/1: x'], ['1-of-2', '2-of-2']],
  ] as const)('%s', (_, before, now, missing) => {
    expect(since(mergedOf(...before), mergedOf(...now))).toEqual(missing)
  })

  test('counts what is there and what is not', () => {
    const origin = { source: 'artifact', commit: null, distance: 0, runUrl: null } as const
    const baseline: Baseline = { state: 'loaded', snapshot: mergedOf('a/1: 1', 'b/2: 2, 3'), origin }
    expect(missingSince(baseline, mergedOf('a/1: 1'))).toMatchObject({ expected: 3, found: ['1'] })
    expect(missingSince(baseline, mergedOf('a/1: 1', 'b/2: 2, 3'))).toBeNull()
  })

  test('from before matrices were recorded has names alone', () => {
    const platform = { os: null, leg: null, legCount: 2, legs: ['1', '2'] }
    expect(since(snapshotOf({ platform }), mergedOf('a/2: 1, 3'))).toEqual(['2'])
    expect(since(snapshotOf({ platform }), mergedOf('a/2: 1, 2'))).toEqual([])
  })

  test('that is not there says nothing', () => {
    const problem = { kind: 'baseline-not-asked' } as const
    expect(missingSince({ state: 'absent', problem }, mergedOf('a/1: 1'))).toBeNull()
  })
})
