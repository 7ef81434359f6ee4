/** When a target is reached if the default branch goes on as it did lately. */
import type { HistoryPoint } from '#model/history.ts'

const day = 24 * 60 * 60
/** Older runs say little of today's pace. */
const window = 8 * 7 * day
/** Less than this is no pace. */
const shortest = 7 * day
/** Beyond this a date would be a joke. */
const furthest = 10 * 365 * day

/**
 * A line through the runs of the last eight weeks (least squares), carried on from the newest run. Only runs with
 * the newest run's checker version count, because another version counts otherwise. Null when they span less
 * than a week, when the total does not fall, or when the target is more than ten years away.
 */
export function projectArrival(points: readonly HistoryPoint[], target: number): number | null {
  const newest = points.at(-1)
  if (newest === undefined || newest.errors <= target) {
    return null
  }
  const recent = sameVersion(points, newest).filter((point) => newest.time - point.time <= window)
  const span = newest.time - Math.min(...recent.map((point) => point.time))
  const pace = span < shortest ? 0 : slope(recent)
  if (pace >= 0) {
    return null
  }
  const left = (newest.errors - target) / -pace
  return left > furthest ? null : Math.ceil(newest.time + left)
}

function sameVersion(points: readonly HistoryPoint[], newest: HistoryPoint): readonly HistoryPoint[] {
  const other = points.findLastIndex((point) => point.version !== newest.version)
  return points.slice(other + 1)
}

/** Errors a second. */
function slope(points: readonly HistoryPoint[]): number {
  const mean = (of: (point: HistoryPoint) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [time, errors] = [mean((point) => point.time), mean((point) => point.errors)]
  const spread = points.reduce((sum, point) => sum + (point.time - time) ** 2, 0)
  const together = points.reduce((sum, point) => sum + (point.time - time) * (point.errors - errors), 0)
  return spread === 0 ? 0 : together / spread
}
