/** The default branch's course: what is kept of it as it grows old. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendPoint, mostPoints, recentPoints, withReplayed } from '#history/series.ts'
import type { HistoryPoint } from '#model/history.ts'
import { shaOf } from '#test/support/shas.ts'

const hour = 60 * 60
const day = 24 * hour

function pointOf(number: number, time: number): HistoryPoint {
  return { commit: shaOf(number), time, errors: number, version: '2.4.1' }
}

function grown(times: readonly number[]): readonly HistoryPoint[] {
  let series: readonly HistoryPoint[] = []
  for (const [index, time] of times.entries()) {
    series = appendPoint(series, pointOf(index, time))
  }
  return series
}

describe('a series', () => {
  test('of few points keeps them all, even within one second', () => {
    expect(grown(Array.from({ length: recentPoints }, () => 7)).length).toBe(recentPoints)
  })

  test('holds a commit that is run again once, with what the last run found', () => {
    const again = { ...pointOf(2, 20), errors: 99 }
    expect(appendPoint(grown([0, 10, 20]), again).map(({ errors }) => errors)).toEqual([0, 1, 99])
  })

  test('keeps the last point of each older day', () => {
    const series = grown(Array.from({ length: 10 * 24 }, (_, index) => index * hour))
    const older = series.slice(0, -recentPoints)
    expect(older.map(({ time }) => (time % day) / hour)).toEqual(older.map(() => 23))
    expect(series.slice(-recentPoints).map(({ time }) => time)).toEqual(
      Array.from({ length: recentPoints }, (_, index) => (10 * 24 - recentPoints + index) * hour),
    )
  })

  test('keeps one point a week of what is older than three months', () => {
    const series = grown(Array.from({ length: 300 }, (_, index) => index * day))
    const gaps = series.slice(1, 20).map(({ time }, index) => (time - (series[index]?.time ?? 0)) / day)
    expect(gaps).toEqual(gaps.map(() => 7))
  })

  test('of ten years of hourly merges stays within its bound, ends with the newest and spans years', () => {
    const series = grown(Array.from({ length: 10 * 365 * 4 }, (_, index) => index * 6 * hour))
    expect(series.length).toBe(mostPoints)
    expect(series.at(-1)?.errors).toBe(10 * 365 * 4 - 1)
    expect(((series.at(-1)?.time ?? 0) - (series[0]?.time ?? 0)) / (365 * day)).toBeGreaterThan(4)
  })

  test('never loses the newest point, whatever the times are', () => {
    const anyTimes = fc.array(fc.integer({ min: 0, max: 4 * 365 * day }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(anyTimes, (times) => {
        const series = grown(times)
        expect(series.at(-1)).toEqual(pointOf(times.length - 1, times.at(-1) ?? 0))
        expect(series.length).toBeGreaterThanOrEqual(Math.min(times.length, recentPoints))
        expect(series.length).toBeLessThanOrEqual(mostPoints)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a replayed course', () => {
  const own = [pointOf(3, 30), pointOf(4, 40)]

  test('comes before the first run, and what the runs said themselves holds', () => {
    const replayed = [pointOf(1, 10), pointOf(2, 20), { ...pointOf(3, 30), errors: 99 }, pointOf(9, 35)]
    expect(withReplayed(own, replayed)).toEqual([pointOf(1, 10), pointOf(2, 20), ...own])
    expect(withReplayed([], replayed)).toEqual(replayed)
  })

  test('may be put before it again and again, also when runs were added meanwhile', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 2 * 365 * day }), { maxLength: 150 })
    fc.assert(
      fc.property(times, fc.nat(150), (all, cut) => {
        const points = all.sort((one, other) => one - other).map((time, index) => pointOf(index, time))
        const [replayed, runs] = [points.slice(0, cut), points.slice(cut)]
        const once = withReplayed(runs, replayed)
        expect(withReplayed(once, replayed)).toEqual(once)
        expect(once.at(-1)).toEqual(points.at(-1))
      }),
    )
  })
})
