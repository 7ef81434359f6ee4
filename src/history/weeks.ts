/** How the total moved from week to week. */
import type { HistoryPoint } from '#model/history.ts'

/** One week with at least one run. Weeks start on Mondays, 00:00 UTC. */
export interface Week {
  /** Whole seconds since 1970. */
  readonly start: number
  /** After the week's last run. */
  readonly errors: number
  /** Against the end of the week before that had a run; 0 for the first. */
  readonly delta: number
  /** The checker's version changed within the week: part of the delta may be its. */
  readonly upgraded: boolean
}

const week = 7 * 24 * 60 * 60
/** 1 January 1970 was a Thursday. */
const firstMonday = 4 * 24 * 60 * 60

/** Newest first. */
export function weeksOf(points: readonly HistoryPoint[]): readonly Week[] {
  const last = new Map<number, HistoryPoint>()
  for (const point of points) {
    last.set(weekStart(point.time), point)
  }
  const weeks: Week[] = []
  let before: HistoryPoint | null = null
  for (const [start, point] of [...last].sort(([a], [b]) => a - b)) {
    const delta: number = before === null ? 0 : point.errors - before.errors
    weeks.push({
      start,
      errors: point.errors,
      delta,
      upgraded: before !== null && before.version !== point.version,
    })
    before = point
  }
  return weeks.reverse()
}

/** The Monday at or before a time. */
function weekStart(time: number): number {
  return Math.floor((time - firstMonday) / week) * week + firstMonday
}
