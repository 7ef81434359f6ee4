/** Whether a plan is on track. No clock is read: today is the day of the newest run. */
import type { HistoryPoint, Target } from '#model/history.ts'
import type { Arrival, Pace, PlanStanding, PlanState } from '#model/plan.ts'
import { arrivalAt, paceOf } from './projection.ts'

const week = 7 * 24 * 60 * 60

/** `errors`: how many there are now. Null without any run, because nothing is known of the time then. */
export function planStanding(
  points: readonly HistoryPoint[],
  target: Target,
  errors: number,
): PlanStanding | null {
  const newest = points.at(-1)
  if (newest === undefined) {
    return null
  }
  const left = Math.max(0, errors - target.errors)
  const pace = paceOf(points)
  const now = { ...newest, errors }
  const arrival = arrivalAt([...points.slice(0, -1), now], target.errors, pace)
  const state = stateOf({ target, left, pace, arrival, now: newest.time })
  const time = target.time === null ? 0 : target.time - newest.time
  return {
    target,
    left,
    needed: left === 0 || time <= 0 ? null : left / (time / week),
    pace,
    arrival,
    state,
    weeksLate: state === 'late' ? weeksBetween(target.time, arrival?.likely ?? newest.time) : 0,
  }
}

function weeksBetween(due: number | null, arrival: number): number {
  return due === null ? 0 : Math.max(1, Math.ceil((arrival - due) / week))
}

function stateOf({
  target,
  left,
  pace,
  arrival,
  now,
}: {
  readonly target: Target
  readonly left: number
  readonly pace: Pace | null
  readonly arrival: Arrival | null
  readonly now: number
}): PlanState {
  if (left === 0) {
    return 'reached'
  }
  if (target.time !== null && now >= target.time) {
    return 'late'
  }
  if (pace === null) {
    return 'unknown'
  }
  if (arrival === null) {
    return 'away'
  }
  return target.time === null ? 'open' : arrival.likely <= target.time ? 'on-track' : 'late'
}
