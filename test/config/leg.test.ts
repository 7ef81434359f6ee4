/** Which part of a matrix a job checks, from what the runner and the user say. */
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { type Leg, legOf } from '#config/leg.ts'
import { readLegs, readPart } from '#config/part-inputs.ts'
import { caughtProblem } from '#test/support/caught-problem.ts'

function leg(inputs: Readonly<Record<string, string>>, name = 'mypy'): Leg | null {
  return legOf(
    readPart((input) => ({ input, value: inputs[input] ?? '' })),
    name,
    shaDigest,
  )
}

describe('a job', () => {
  test('outside a matrix is the whole check', () => {
    expect(leg({})).toBeNull()
    expect(leg({ matrix: 'null', 'job-total': '1' })).toBeNull()
  })

  test('of a matrix is a leg named after its values', () => {
    expect(leg({ matrix: '{"python":"3.11"}', 'job-total': '2' })).toEqual({ label: '3.11', count: 2 })
    expect(leg({ matrix: '{"python":"3.11","os":"ubuntu-24.04"}' })).toEqual({
      label: '3.11-ubuntu-24.04',
      count: null,
    })
  })

  test('whose name holds the values is a check of its own', () => {
    expect(leg({ matrix: '{"package":"api"}', 'job-total': '5' }, 'types-api')).toBeNull()
    expect(leg({ matrix: '{"package":"API Server"}' }, 'api')).not.toBeNull()
    expect(leg({ matrix: '{"python":"3.1"}' }, 'types-3.11')?.label).toBe('3.1')
  })

  test('whose name holds some of the values is one of an unknown number of legs', () => {
    expect(leg({ matrix: '{"package":"api","python":"3.11"}', 'job-total': '10' }, 'types-api')).toEqual({
      label: '3.11',
      count: null,
    })
  })

  test('with a shard is that shard, and “3/10” says how many there are', () => {
    expect(leg({ shard: '3/10' })).toEqual({ label: '3-of-10', count: 10 })
    expect(leg({ shard: 'north', matrix: '{"part":1}', 'job-total': '4' })).toEqual({
      label: 'north',
      count: 4,
    })
  })

  test('with a matrix that is no JSON object is refused', () => {
    expect(caughtProblem(() => leg({ matrix: '[1]' }))).toMatchObject({
      kind: 'input-invalid',
      input: 'matrix',
    })
    expect(caughtProblem(() => leg({ matrix: '{' }))).toMatchObject({
      kind: 'input-invalid',
      input: 'matrix',
    })
  })
})

test('legs are a number or names', () => {
  const read = (value: string) => readLegs({ input: 'legs', value })
  expect([read(''), read('4'), read('3.11, 3.12'), read('a\nb')]).toEqual([
    null,
    4,
    ['3.11', '3.12'],
    ['a', 'b'],
  ])
  expect(caughtProblem(() => read('a,,b'))).toMatchObject({ kind: 'input-invalid', input: 'legs' })
})
