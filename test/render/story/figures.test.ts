/** Numbers about a run: by folder, as a line of blocks, what kept its identity. */
import { describe, expect, test } from 'vitest'
import type { Comparison } from '#model/comparison.ts'
import { listedPairs } from '#model/kept-pairs.ts'
import { packageCounts } from '#render/story/packages.ts'
import { sparkline } from '#render/story/sparkline.ts'
import { type Tally, tallyOf } from '#render/story/tally.ts'
import { keptOf, unpairedOf } from '#test/support/report-factory.ts'

function added(...paths: readonly string[]): Tally {
  return tallied({ kept: listedPairs([]), fixed: [], new: paths.map((path) => unpairedOf({ path })) })
}

function tallied(comparison: Comparison): Tally {
  return tallyOf(comparison, 'mypy')
}

describe('folders', () => {
  test('are those of the first level at which files part ways', () => {
    expect(
      packageCounts(added('src/shop/cart/a.py', 'src/shop/pay/b.py')).map(({ folder }) => folder),
    ).toEqual(['src/shop/cart', 'src/shop/pay'])
  })

  test('of a monorepo are its packages', () => {
    const counts = packageCounts(added('packages/ui/src/a.ts', 'packages/api/b.ts', 'packages/api/x/c.ts'))
    expect(counts).toEqual([
      { folder: 'packages/api', base: 0, head: 2, new: 2, fixed: 0 },
      { folder: 'packages/ui', base: 0, head: 1, new: 1, fixed: 0 },
    ])
  })

  test('are none when all files lie together, and the top is one', () => {
    expect(packageCounts(added('a.py', 'b.py'))).toEqual([])
    expect(packageCounts(added('a.py', 'lib/b.py')).map(({ folder }) => folder)).toEqual(['.', 'lib'])
  })

  test('count a moved error where it was and where it is, and no warning', () => {
    const kept = [
      keptOf({ path: 'b/x.py' }, { path: 'a/x.py' }, 'moved'),
      keptOf({ path: 'a/w.py', severity: 'warning' }),
    ]
    expect(packageCounts(tallied({ kept: listedPairs(kept), new: [], fixed: [] }))).toEqual([
      { folder: 'b', base: 0, head: 1, new: 0, fixed: 0 },
      { folder: 'a', base: 1, head: 0, new: 0, fixed: 0 },
    ])
  })
})

test('a sparkline goes from the lowest to the highest value', () => {
  expect(sparkline([3, 2, 1, 0])).toBe('█▅▃▁')
  expect(sparkline([7, 7, 7])).toBe('▄▄▄')
  expect(sparkline([0, 1_000_000])).toBe('▁█')
})

test('a kept error has one category on both sides, the one that its words have now', () => {
  const fields = {
    code: 'return-value',
    message: 'Incompatible return value type (got "str | None", expected "str")',
  }
  const kept = [keptOf(fields, { ...fields, message: 'Incompatible return value type' }, 'reworded')]
  const { byCategory } = tallied({ kept: listedPairs(kept), new: [], fixed: [] })
  expect([...byCategory]).toEqual([['optional-handling', { base: 1, head: 1, new: 0, fixed: 0 }]])
})

test('errors in another file or in other words are told, shifted lines are not', () => {
  const kept = [
    keptOf({ path: 'b.py' }, { path: 'a.py' }, 'moved'),
    keptOf({ message: 'new words' }, { message: 'old words' }, 'reworded'),
    keptOf({ line: 9 }, { line: 1 }),
    keptOf({ path: 'b.py', severity: 'warning' }, { path: 'a.py' }, 'moved'),
  ]
  expect(tallied({ kept: listedPairs(kept), new: [], fixed: [] })).toMatchObject({
    otherFile: 1,
    otherWords: 1,
  })
})
