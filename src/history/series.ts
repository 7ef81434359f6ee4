/** Which points a series keeps: every recent one, then one a day, then one a week, and never more than it may. */
import type { HistoryPoint } from '#model/history.ts'

/** How many of the newest points are all kept, however close together. */
export const recentPoints = 60
/** Behind the recent ones, days before the newest point for which one a day is kept. */
const dailyDays = 90
/** The most points of a series. */
export const mostPoints = 400

const day = 24 * 60 * 60
const week = 7 * day

/**
 * Adds a run's point. A run of the newest commit again takes that point's place. The order is that of the runs:
 * commit times may go back and are not sorted.
 */
export function appendPoint(series: readonly HistoryPoint[], point: HistoryPoint): readonly HistoryPoint[] {
  const before = series.at(-1)?.commit === point.commit ? series.slice(0, -1) : series
  return thinned([...before, point])
}

/**
 * Puts replayed points before a series: those of commits that it does not have, made before its first run. Doing it again with the
 * same points changes nothing. `replayed` is oldest first.
 */
export function withReplayed(
  series: readonly HistoryPoint[],
  replayed: readonly HistoryPoint[],
): readonly HistoryPoint[] {
  const first = series[0]?.time ?? Number.POSITIVE_INFINITY
  const known = new Set(series.map(({ commit }) => commit))
  const older = replayed.filter(({ commit, time }) => time < first && !known.has(commit))
  return older.length === 0 ? series : thinned([...older, ...series])
}

/** Of each day, later each week (UTC, from Thursdays on), the last point stays; thinning twice changes nothing. */
function thinned(series: readonly HistoryPoint[]): readonly HistoryPoint[] {
  const newest = series.at(-1)?.time ?? 0
  const old = Math.max(0, series.length - recentPoints)
  const kept = series.filter((point, index) => {
    const next = series[index + 1]
    return index >= old || next === undefined || bucket(point, newest) !== bucket(next, newest)
  })
  return kept.slice(-mostPoints)
}

function bucket({ time }: HistoryPoint, newest: number): string {
  return newest - time < dailyDays * day ? `day ${Math.floor(time / day)}` : `week ${Math.floor(time / week)}`
}
