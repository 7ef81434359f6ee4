/** Weekly deltas and the way to the target. */
import { describe, expect, test } from 'vitest'
import { projectArrival } from '#history/projection.ts'
import { weeksOf } from '#history/weeks.ts'
import { historyPoint } from '#test/support/history-factory.ts'

const day = 24 * 60 * 60
const monday = Date.UTC(2026, 5, 1) / 1000

describe('weeks', () => {
  test('end with their last run and say how far that is from the week before', () => {
    const points = [
      historyPoint({ time: monday + 1, errors: 100 }),
      historyPoint({ time: monday + 6 * day, errors: 90 }),
      historyPoint({ time: monday + 7 * day, errors: 95 }),
      historyPoint({ time: monday + 22 * day, errors: 80, version: '2.0.0' }),
    ]
    expect(weeksOf(points)).toEqual([
      { start: monday + 21 * day, errors: 80, delta: -15, upgraded: true },
      { start: monday + 7 * day, errors: 95, delta: 5, upgraded: false },
      { start: monday, errors: 90, delta: 0, upgraded: false },
    ])
  })

  test('start on Mondays, 00:00 UTC, also before 1970', () => {
    const startOf = (time: number): number | undefined => weeksOf([historyPoint({ time })])[0]?.start
    expect(startOf(monday - 1)).toBe(monday - 7 * day)
    expect(startOf(monday)).toBe(monday)
    expect(startOf(-1)).toBe(-3 * day)
  })
})

describe('the projection', () => {
  const falling = Array.from({ length: 40 }, (_, index) =>
    historyPoint({ time: monday + index * day, errors: 1000 - index * 10 }),
  )

  test('carries the pace on from the newest run', () => {
    expect(projectArrival(falling, 510)).toBe(monday + 49 * day)
  })

  test('knows no date where the total does not fall, or has not been watched for a week', () => {
    expect(
      projectArrival(
        [...falling].map((point) => ({ ...point, errors: 700 })),
        500,
      ),
    ).toBeNull()
    expect(projectArrival(falling.slice(0, 5), 500)).toBeNull()
    expect(projectArrival([], 500)).toBeNull()
  })

  test('looks only at runs of the newest checker version', () => {
    const upgraded = falling.map((point, index) => ({
      ...point,
      version: index < 30 ? '1.0.0' : '2.0.0',
      errors: point.errors + (index < 30 ? 0 : 400),
    }))
    expect(projectArrival(upgraded, 910)).toBe(monday + 49 * day)
  })

  test('gives no date that is a joke', () => {
    const slow = falling.map((point, index) => ({ ...point, errors: 1000 - (index === 39 ? 1 : 0) }))
    expect(projectArrival(slow, 10)).toBeNull()
  })
})
