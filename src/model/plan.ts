/** How a project stands to its plan: the target, the pace that it needs, and the pace that it has. */
import type { Target } from './history.ts'

/** Errors that go in a week; negative where they become more. About four of five courses like this one lie between the ends. */
export interface Pace {
  readonly low: number
  readonly likely: number
  readonly high: number
}

/** Times are whole seconds since 1970, UTC. */
export interface Arrival {
  readonly early: number
  readonly likely: number
  /** null: perhaps never. */
  readonly late: number | null
}

/** All that is said of a plan. */
export interface PlanStanding {
  readonly target: Target
  /** Errors that have to go until then; 0 when it is reached. */
  readonly left: number
  /** How many a week have to go from the newest run on to be in time; null without a date, when it is reached, and when the date is over. */
  readonly needed: number | null
  /** null: the runs of this checker version span less than a week. */
  readonly pace: Pace | null
  /** null: the pace leads nowhere, or is not known. */
  readonly arrival: Arrival | null
  readonly state: PlanState
  /** Whole weeks behind the date, at least 1 where the plan is late and the arrival is known; else 0. */
  readonly weeksLate: number
}

/** `open`: without a date nothing is late. `unknown`: there is no pace yet. `away`: the total does not fall. */
export type PlanState = 'reached' | 'on-track' | 'late' | 'away' | 'open' | 'unknown'
