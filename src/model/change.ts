/** The files of a change, and how they stand. */
import type { RepoPath } from './ids.ts'

/** One file that a change adds, edits, renames or deletes. */
export interface ChangedFile {
  /** Its name now; its old name when it was deleted. */
  readonly path: RepoPath
  /** Its name before, where that differs. */
  readonly previous: RepoPath | null
  readonly deleted: boolean
  /** Its lines now that the change adds or edits; left out where they were not told. */
  readonly lines?: readonly LineRange[]
}

/** Lines of a file, both ends included; `end` may be infinite. */
export interface LineRange {
  readonly start: number
  readonly end: number
}

/** A changed file that the checker could look at. */
export interface TouchedFile {
  readonly path: RepoPath
  readonly errors: number
  readonly newErrors: number
}

/** A definition that a change adds, edits or deletes. */
export interface ChangedDeclaration {
  readonly path: RepoPath
  /** Where its changed lines start now; null when it was deleted. */
  readonly line: number | null
  /** Qualified: `Class.method`. */
  readonly name: string
}
