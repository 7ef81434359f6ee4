/** The owners' course in the report. */
import { expect, test } from 'vitest'
import { historyPoint } from '#test/support/history-factory.ts'
import { linePoints, ownerRows } from '../../src/web/owner-rows.ts'

test('takes the runs that counted by owner, and an owner that a run does not name as one without errors', () => {
  const rows = ownerRows([
    historyPoint({ time: 1, errors: 9 }),
    historyPoint({ time: 2, errors: 9, owners: { '@a': 5, '@b': 4 } }),
    historyPoint({ time: 3, errors: 8, owners: { '@b': 6, '@c': 2 } }),
  ])
  expect(rows.map(({ name, errors, delta }) => [name, errors, delta])).toEqual([
    ['@b', 6, 2],
    ['@c', 2, 2],
    ['@a', 0, -5],
  ])
  expect(rows[2]?.course.map(({ time, errors }) => [time, errors])).toEqual([
    [2, 5],
    [3, 0],
  ])
  expect(ownerRows([historyPoint({ time: 1, errors: 9 })])).toEqual([])
})

test('draws it from the left to the right, with zero at the bottom', () => {
  const box = { width: 100, height: 20, most: 10 }
  const course = [
    { time: 10, errors: 10 },
    { time: 15, errors: 5 },
    { time: 20, errors: 0 },
  ]
  expect(linePoints(course, box)).toBe('0.0,0.0 50.0,10.0 100.0,20.0')
  expect(linePoints(course.slice(0, 1), { ...box, most: 0 })).toBe('100.0,20.0')
})
