/** The series of a data branch: points of many writers as one, kept for good. */
import type { HistoryPoint } from '#model/history.ts'
import { compareText } from '#model/order.ts'

/** How many of the newest points are all kept; of older ones, one a day. */
export const allKept = 400

const day = 24 * 60 * 60

/**
 * Points of either, in the order of their times. Of one commit the one of `own` is taken: its run is later. For different
 * commits it does not matter who comes first, so that writers need no order; doing it again changes nothing.
 */
export function mergedSeries(
  stored: readonly HistoryPoint[],
  own: readonly HistoryPoint[],
): readonly HistoryPoint[] {
  const points = new Map([...stored, ...own].map((point) => [point.commit, point]))
  const sorted = [...points.values()].sort(
    (one, other) => one.time - other.time || compareText(one.commit, other.commit),
  )
  const old = Math.max(0, sorted.length - allKept)
  return sorted.filter((point, index) => {
    const next = sorted[index + 1]
    return index >= old || next === undefined || dayOf(point) !== dayOf(next)
  })
}

function dayOf({ time }: HistoryPoint): number {
  return Math.floor(time / day)
}
