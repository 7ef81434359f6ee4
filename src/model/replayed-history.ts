/** The course before the first run: points of commits that were checked long after they were made. */
import type { DatedCommit, HistoryPoint } from './history.ts'
import type { Problem } from './problem.ts'
import type { CheckerName } from './snapshot.ts'

/** What the file of a check holds. */
export interface ReplayedHistory {
  readonly name: string
  readonly checker: CheckerName
  /** Oldest first. */
  readonly points: readonly HistoryPoint[]
}

/** What came of a replay. */
export interface Replay {
  readonly history: ReplayedHistory
  /** Commits that were asked for, checked now or before. */
  readonly sampled: number
  /** Oldest first. */
  readonly skipped: readonly SkippedCommit[]
  /** The clone has no older commits than these, though the repository may. */
  readonly shallow: boolean
}

/** A commit that could not be checked. */
export interface SkippedCommit extends DatedCommit {
  readonly problem: Problem
}

/** How far a replay is: `done` commits of `all` are behind us. */
export interface ReplayStep {
  readonly done: number
  readonly all: number
  /** The last of them. */
  readonly commit: DatedCommit
  /** null: it could not be checked. */
  readonly errors: number | null
  /** Of all steps so far. */
  readonly elapsedMs: number
}
