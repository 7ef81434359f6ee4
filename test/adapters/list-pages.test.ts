/** Lists in pages: read to the end, or said to be a part, or a problem. */
import { describe, expect, test } from 'vitest'
import { allPages, someOf, startOf } from '#adapters/github/list-pages.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'

/** A server that says that there are `total`, and gives these pages; behind them empty ones. */
function pages(total: number, ...sizes: readonly number[]) {
  const asked: number[] = []
  const read = async (page: number) => {
    asked.push(page)
    const before = sizes.slice(0, page - 1).reduce((sum, size) => sum + size, 0)
    const items = Array.from({ length: sizes[page - 1] ?? 0 }, (_, index) => before + index)
    return { total, items }
  }
  return { asked, read }
}

const cut = (read: number, total: number): unknown => ({
  kind: 'baseline-search-cut',
  what: 'entries of “list things”',
  read,
  total,
})

describe('the start of a list', () => {
  test.each([
    ['all of it', 2, [1, 2], true],
    ['more than was said', 1, [1, 2], true],
    ['a part', 3, [1, 2], false],
    ['none', 0, [], true],
  ] as const)('is %s', (_, total, items, whole) => {
    expect(startOf('list things', { total, items })).toEqual({ items, whole })
  })

  test('is a problem when it is empty though there is more', async () => {
    expect(await rejectedProblem(async () => startOf('list things', { total: 1, items: [] }))).toEqual(
      cut(0, 1),
    )
  })
})

describe('all of a list', () => {
  test.each([
    ['one page', 2, [2], [1]],
    ['an empty one', 0, [], [1]],
    ['three pages', 5, [2, 2, 1], [1, 2, 3]],
    [
      'fifty pages',
      50,
      Array.from({ length: 50 }, () => 1),
      Array.from({ length: 50 }, (_, index) => index + 1),
    ],
  ] as const)('%s', async (_, total, sizes, asked) => {
    const server = pages(total, ...sizes)
    expect(await allPages('list things', server.read)).toEqual(
      Array.from({ length: total }, (_, index) => index),
    )
    expect(server.asked).toEqual(asked)
  })

  test.each([
    ['ends early', 5, [2, 2], 4],
    ['never ends', 1000, Array.from({ length: 60 }, () => 1), 50],
  ] as const)('that %s is a problem', async (_, total, sizes, read) => {
    expect(await rejectedProblem(() => allPages('list things', pages(total, ...sizes).read))).toEqual(
      cut(read, total),
    )
  })
})

describe('some of a list', () => {
  test.each([
    ['that is shorter', 3, [2, 1], [1, 2], true],
    ['that is as long', 4, [2, 2], [1, 2], true],
    ['that is longer', 5, [2, 2, 1], [1, 2], false],
    ['that ends early', 5, [], [1], false],
  ] as const)('%s', async (_, total, sizes, asked, whole) => {
    const server = pages(total, ...sizes)
    expect(await someOf('list things', 2, server.read)).toMatchObject({ whole })
    expect(server.asked).toEqual(asked)
  })
})

test('a refusal has the words of its request', async () => {
  const refused = async (): Promise<never> => {
    throw new Error('no answer')
  }
  for (const list of [allPages('list things', refused), someOf('list things', 1, refused)]) {
    expect(await rejectedProblem(() => list)).toEqual({
      kind: 'baseline-api-failed',
      request: 'list things',
      reason: 'no answer',
    })
  }
})
