/** Since when there is each error: carried from baseline to baseline, row by row. */
import type { Diagnostic } from './diagnostic.ts'
import type { DatedCommit } from './history.ts'

/** Of a baseline's diagnostics. `rows` has one value for each of them, in their order. */
export interface Ages {
  /** Where recording began: what was there then may be older. */
  readonly from: DatedCommit
  /** Commits in which some of them were first seen, or some that are gone; in the order of their first use. */
  readonly firsts: readonly DatedCommit[]
  /** Indexes into `firsts`. */
  readonly rows: Int32Array
  /** Rows that were gone and came back, and how often; ascending. */
  readonly returned: readonly (readonly [row: number, times: number])[]
  /** What is gone, newest last, so that it is known again. */
  readonly gone: readonly GoneError[]
}

/** `key`: 12 hex digits of place and message. */
export interface GoneError {
  readonly key: string
  /** An index into {@link Ages.firsts}. */
  readonly first: number
  /** How often it had come back before. */
  readonly times: number
}

/** One error with its age. */
export interface AgedError {
  readonly diagnostic: Diagnostic
  readonly first: DatedCommit
  /** It was there when recording began. */
  readonly orBefore: boolean
  /** How often it was gone and came back. */
  readonly returned: number
}

/** What is told of the ages of a run's errors. */
export interface AgeSummary {
  readonly from: DatedCommit
  /** Errors that the baseline has too, oldest first; a few. */
  readonly oldest: readonly AgedError[]
  /** Errors that were gone once, most often first; a few. */
  readonly returned: readonly AgedError[]
  /** How many came back, listed or not. */
  readonly returnedCount: number
  /** Ages up to a time, in days, and how many errors are no older; the last has no end. Counted up to the newest run. */
  readonly spread: readonly { readonly days: number | null; readonly errors: number }[]
}
