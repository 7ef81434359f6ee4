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
}
