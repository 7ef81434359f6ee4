/**
 * The result that a run leaves for programs: its format and what of it is ever read. It may come from a fork, so
 * everything in it is that run's own claim. docs/schemas/result.schema.json
 */
import type { ChangedDeclaration } from './change.ts'
import type { Totals } from './comparison.ts'
import type { CommitSha, RepoPath } from './ids.ts'
import type { Problem } from './problem.ts'
import type { CheckerIdentity, LegJob, Reference } from './snapshot.ts'
import type { Outcome } from './verdict.ts'

/** Tells the file from other JSON. */
export const resultFormat = 'type-ratchet-result'
/** Raised only when an older reader would misread; fields may be added without it. */
export const resultVersion = 1

/** What is written at most, and refused beyond. Lengths are in UTF-16 code units. */
export const resultLimits: Readonly<
  Record<
    | 'bytes'
    | 'entries'
    | 'message'
    | 'code'
    | 'path'
    | 'excerpts'
    | 'excerptLines'
    | 'excerptLine'
    | 'changed'
    | 'name',
    number
  >
> = {
  bytes: 16 * 1024 * 1024,
  /** New ones and fixed ones, each; the rest is only counted. */
  entries: 1000,
  message: 2000,
  code: 200,
  path: 4096,
  excerpts: 50,
  excerptLines: 3,
  excerptLine: 200,
  changed: 500,
  name: 200,
}

/** The source around one new error. */
export interface Excerpt {
  readonly path: RepoPath
  /** Of the error. */
  readonly line: number
  /** Of the first of `lines`. */
  readonly firstLine: number
  readonly lines: readonly string[]
}

/** One new or fixed diagnostic. */
export interface ClaimedEntry {
  readonly path: RepoPath
  readonly line: number
  readonly column: number
  readonly severity: 'error' | 'warning'
  readonly code: string | null
  readonly message: string
  readonly replaced: boolean
  readonly mayComeFromBase: boolean
}

/** The numbers of a run that could be compared. */
export interface ClaimedComparison {
  readonly kind: 'compared'
  readonly totals: Totals
  readonly warnings: Totals
  /** New errors that may come from the base branch. */
  readonly suspects: number
  /** Errors of the baseline in files that were not looked at. */
  readonly unchecked: number
  readonly new: readonly ClaimedEntry[]
  readonly fixed: readonly ClaimedEntry[]
  /** null on a first run. */
  readonly baseline: { readonly commit: CommitSha | null; readonly distance: number } | null
  readonly reference: Reference | null
  readonly excerpts: readonly Excerpt[]
  /** What the change defines otherwise than before; empty where it was not told. */
  readonly changed: readonly ChangedDeclaration[]
}

/** A run that ended without one. */
export interface ClaimedFailure {
  readonly kind: 'failed'
  readonly problem: Problem['kind']
}

/** A result file, decoded. The verdict in it is not read: whoever reads it judges again. */
export interface Claim {
  readonly name: string
  readonly checker: CheckerIdentity | null
  readonly runId: number
  readonly runAttempt: number
  /** The job that made it; null in a result of an older version. */
  readonly job: LegJob | null
  /** The pull request's head, or what was pushed. */
  readonly head: CommitSha
  readonly outcome: Exclude<Outcome, 'bug'>
  readonly result: ClaimedComparison | ClaimedFailure
}
