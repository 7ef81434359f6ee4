/**
 * When the lines of errors were last written, as git tells it. That is no bound of an error's age: it may have outlived a change
 * of its line, or come by a change elsewhere.
 */
import type { Diagnostic } from './diagnostic.ts'
import type { DatedCommit } from './history.ts'

/** What git says of one line. */
export interface WrittenLine extends DatedCommit {
  /** No commit before it is here: it may be the first of all, or the end of a shallow clone. */
  readonly boundary: boolean
}

/** One error and the commit that last wrote its line. */
export interface WrittenError {
  readonly diagnostic: Diagnostic
  readonly written: DatedCommit
  /** The clone ends there: the line is as old, or older. */
  readonly orBefore: boolean
}

/** Why git dates no line of an error. */
export type Undated = 'not-committed' | 'edited' | 'not-in-git' | 'no-line' | 'not-told' | 'not-asked'

/** Of the errors of one result. */
export interface WrittenAges {
  /** Errors that were asked for; those with a date and the undated ones together. */
  readonly total: number
  /** Oldest first; a few. */
  readonly oldest: readonly WrittenError[]
  /** Of a shallow clone's end, listed or not. */
  readonly orBefore: number
  /** Quarters (1 to 4, UTC) in which lines were last written, oldest first; without empty ones. */
  readonly quarters: readonly { readonly year: number; readonly quarter: number; readonly errors: number }[]
  /** How many errors have no date, by reason; without empty ones. */
  readonly undated: ReadonlyMap<Undated, number>
}
