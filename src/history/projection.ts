/** When a target is reached if the default branch goes on as it did lately. */
import type { HistoryPoint } from '#model/history.ts'
import type { Arrival, Pace } from '#model/plan.ts'

const day = 24 * 60 * 60
const week = 7 * day
/** Older runs say little of today's pace. */
const window = 8 * week
/** Less than this is no pace. */
const shortest = 7 * day
/** Beyond this a date would be a joke. */
const furthest = 10 * 365 * day
/** Standard errors of the slope on either side: between them lie four of five. */
const spread = 1.28

/** See {@link arrivalAt}; the likely time alone, null where there is none. */
export function projectArrival(points: readonly HistoryPoint[], target: number): number | null {
  return arrivalAt(points, target, paceOf(points))?.likely ?? null
}

/**
 * A line through the runs of the last eight weeks (least squares), and how sure its slope is. Only runs with the newest run's
 * checker version count, because another version counts otherwise. Null when they span less than a week.
 */
export function paceOf(points: readonly HistoryPoint[]): Pace | null {
  const newest = points.at(-1)
  if (newest === undefined) {
    return null
  }
  const recent = sameVersion(points, newest).filter((point) => newest.time - point.time <= window)
  const span = newest.time - Math.min(...recent.map((point) => point.time))
  if (span < shortest) {
    return null
  }
  const { slope, error } = lineThrough(recent)
  const [likely, either] = [-slope * week, spread * error * week]
  return { low: likely - either, likely, high: likely + either }
}

/**
 * The line carried on from the newest run. Null when the total does not fall, when the target is reached, or when it is more
 * than ten years away.
 */
export function arrivalAt(
  points: readonly HistoryPoint[],
  target: number,
  pace: Pace | null,
): Arrival | null {
  const newest = points.at(-1)
  if (newest === undefined || pace === null || newest.errors <= target) {
    return null
  }
  const at = (perWeek: number): number | null => {
    const left = perWeek <= 0 ? Number.POSITIVE_INFINITY : ((newest.errors - target) / perWeek) * week
    return left > furthest ? null : Math.ceil(newest.time + left)
  }
  const [early, likely] = [at(pace.high), at(pace.likely)]
  return early === null || likely === null ? null : { early, likely, late: at(pace.low) }
}

function sameVersion(points: readonly HistoryPoint[], newest: HistoryPoint): readonly HistoryPoint[] {
  const other = points.findLastIndex((point) => point.version !== newest.version)
  return points.slice(other + 1)
}

/** Errors a second, and the standard error of that; none of two points, which are a line whatever they are. */
function lineThrough(points: readonly HistoryPoint[]): { readonly slope: number; readonly error: number } {
  const mean = (of: (point: HistoryPoint) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [time, errors] = [mean((point) => point.time), mean((point) => point.errors)]
  const wide = points.reduce((sum, point) => sum + (point.time - time) ** 2, 0)
  const together = points.reduce((sum, point) => sum + (point.time - time) * (point.errors - errors), 0)
  if (wide === 0) {
    return { slope: 0, error: 0 }
  }
  const slope = together / wide
  const off = points.reduce(
    (sum, point) => sum + (point.errors - errors - slope * (point.time - time)) ** 2,
    0,
  )
  return { slope, error: points.length < 3 ? 0 : Math.sqrt(off / (points.length - 2) / wide) }
}
