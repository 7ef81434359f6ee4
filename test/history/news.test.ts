/** Which news is worth a message. */
import { expect, test } from 'vitest'
import { movementOverRuns } from '#history/movement.ts'
import { crossing, newsOf } from '#history/news.ts'
import type { CheckSummary } from '#model/summary.ts'
import { historyPoint } from '#test/support/history-factory.ts'

const check = (errors: readonly number[], fields: Partial<CheckSummary> = {}): CheckSummary => ({
  name: 'api',
  errors: errors.at(-1) ?? 0,
  movement: movementOverRuns(
    errors.map((each, time) => historyPoint({ time, errors: each })),
    1,
  ),
  target: null,
  limit: null,
  arrival: null,
  expiring: [],
  next: [],
  ...fields,
})
const news = (...checks: readonly CheckSummary[]) => newsOf({ checks })

test.each<[string, readonly number[], Partial<CheckSummary>, readonly string[]]>([
  ['more errors than in the run before', [9, 5, 6], {}, ['regression']],
  ['fewer than in the run before, whatever was earlier', [1, 9, 8], {}, []],
  ['above the limit', [10, 11], { limit: 10 }, ['limit', 'regression']],
  ['within the limit again', [11, 10], { limit: 10 }, ['limit']],
  ['above the limit as before', [12, 11], { limit: 10 }, []],
  ['the target is reached', [11, 10], { target: { errors: 10, time: null } }, ['target']],
  ['above the target again', [10, 12], { target: { errors: 10, time: null } }, ['target', 'regression']],
  ['a single run', [10], { limit: 3 }, []],
  ['no run at all', [], { limit: 3 }, []],
])('%s', (_, errors, fields, expected) => {
  expect(news(check(errors, fields))).toEqual(expected)
})

test('one check of many is enough', () => {
  expect(news(check([1, 1]), check([1, 2]), check([3, 1]))).toEqual(['regression'])
})

test('a number at the limit is within it', () => {
  const points = (from: number, to: number) => ({
    from: historyPoint({ errors: from }),
    to: historyPoint({ errors: to }),
  })
  expect([crossing(points(10, 11), 10), crossing(points(11, 10), 10), crossing(points(9, 10), 10)]).toEqual([
    'above',
    'below',
    null,
  ])
})

test('so many runs back, or to the oldest', () => {
  const points = [1, 2, 3].map((errors) => historyPoint({ time: errors, errors }))
  expect([1, 2, 9].map((count) => movementOverRuns(points, count)?.delta)).toEqual([1, 2, 2])
})
