/** What happened to the errors of a project lately, check by check. */
import type { HistoryPoint, Target } from './history.ts'
import type { Problem } from './problem.ts'
import type { WorkItem } from './sprint.ts'
import type { AcceptedGrowth } from './verdict.ts'

/** Errors of one check now and then. */
export interface CheckSummary {
  readonly name: string
  readonly errors: number
  /** null: the snapshot carries no series. */
  readonly movement: Movement | null
  /** Where it wants to be; null: nowhere. */
  readonly target: Target | null
  /** The most errors there may be; null: no such limit. */
  readonly limit: number | null
  /** When the target, else zero, is reached at today's pace: whole seconds since 1970; null where it is not. */
  readonly arrival: number | null
  /** Growth whose acceptance ended in that time, and what ends within a week, first what ended first. */
  readonly expiring: readonly AcceptedGrowth[]
  /** The best work to do next. */
  readonly next: readonly WorkItem[]
}

/** From one run of the default branch to its newest. */
export interface Movement {
  /** The last run at or before the time asked for; the oldest one where the series starts later. */
  readonly from: HistoryPoint
  readonly to: HistoryPoint
  readonly delta: number
  /** What changed, largest change first; null where a run did not count them. */
  readonly categories: readonly PartMovement[] | null
  readonly owners: readonly PartMovement[] | null
  /** The checker's version changed in between: part of the difference may be its. */
  readonly upgraded: boolean
}

/** One category or owner whose number changed. */
export interface PartMovement {
  readonly name: string
  readonly errors: number
  readonly delta: number
}

/** In the order of the snapshots. */
export interface Summary {
  /** 00:00 UTC of the day it is written on, and of the day it looks back to: whole seconds since 1970. */
  readonly day: number
  readonly since: number
  readonly checks: readonly CheckSummary[]
  /** Checks of the project that nothing is known of. */
  readonly missing: readonly MissingCheck[]
}

/** A check without a baseline that can be read, and why. */
export interface MissingCheck {
  readonly name: string
  readonly problem: Problem
}

/** What may be worth a message. */
export type News = 'limit' | 'target' | 'regression'
