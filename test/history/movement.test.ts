/** What moved since some day. */
import { describe, expect, test } from 'vitest'
import { movementSince } from '#history/movement.ts'
import { historyPoint } from '#test/support/history-factory.ts'

const day = 24 * 60 * 60
const start = Date.UTC(2026, 5, 1) / 1000
const points = [
  historyPoint({ time: start, errors: 100, categories: { Optional: 60, Other: 40 }, owners: { '@a': 100 } }),
  historyPoint({ time: start + 5 * day, errors: 90, categories: { Optional: 55, Other: 35 } }),
  historyPoint({ time: start + 9 * day, errors: 80, categories: { Optional: 30, Other: 40, New: 10 } }),
]

describe('a movement', () => {
  test('goes from the last run before the day to the newest, with its parts by the size of their change', () => {
    expect(movementSince(points, start + 7 * day)).toMatchObject({
      from: { errors: 90 },
      to: { errors: 80 },
      delta: -10,
      categories: [
        { name: 'Optional', errors: 30, delta: -25 },
        { name: 'New', errors: 10, delta: 10 },
        { name: 'Other', errors: 40, delta: 5 },
      ],
      owners: null,
      upgraded: false,
    })
  })

  test('starts with the oldest run where the series starts later', () => {
    expect(movementSince(points, start - day)).toMatchObject({ from: { errors: 100 }, delta: -20 })
  })

  test('of one run, or of a day on which nothing ran since, is none', () => {
    expect(movementSince(points.slice(0, 1), start)).toMatchObject({ delta: 0, categories: [], owners: [] })
    expect(movementSince(points, start + 30 * day)).toMatchObject({ from: { errors: 80 }, delta: 0 })
    expect(movementSince([], start)).toBeNull()
  })

  test('says that the checker changed, also when it changed back', () => {
    const [first, , last] = points.map((point) => ({ ...point, version: '1.0' }))
    const between = historyPoint({ time: start + day, errors: 300, version: '2.0' })
    expect(
      movementSince(
        [first, between, last].filter((point) => point !== undefined),
        start,
      ),
    ).toMatchObject({
      upgraded: true,
    })
  })
})
