/** The course of the default branch: one point a run, carried from baseline to baseline. */
import type { CommitSha } from './ids.ts'

/** One run of the default branch. */
export interface HistoryPoint {
  readonly commit: CommitSha
  /** When the commit was made: whole seconds since 1970, UTC. */
  readonly time: number
  readonly errors: number
  /** The checker's version; totals of different versions can't be compared. null where it was not asked. */
  readonly version: string | null
  /** Digest of the checker's configuration and arguments, as in the snapshot; left out where it is not known. */
  readonly configuration?: string
  /** How many errors were accepted for a time; left out for none. */
  readonly accepted?: number
  /** Errors by the title of their category; left out by versions that did not count them. */
  readonly categories?: Counts
  /** Errors by owner, without owners that have none; left out where owners are not known. */
  readonly owners?: Counts
}

/** A commit of the default branch. `time`: when it was made, in whole seconds since 1970, UTC. */
export interface DatedCommit {
  readonly commit: CommitSha
  readonly time: number
}

/** Errors by name. */
export type Counts = Readonly<Record<string, number>>

/** Where the project wants to be. */
export interface Target {
  readonly errors: number
  /** Until when: 00:00 UTC of a day in whole seconds since 1970; null without a date. */
  readonly time: number | null
}
