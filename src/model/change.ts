/** The files of a change, and how they stand. */
import type { RepoPath } from './ids.ts'

/** One file that a change adds, edits, renames or deletes. */
export interface ChangedFile {
  /** Its name now; its old name when it was deleted. */
  readonly path: RepoPath
  /** Its name before, where that differs. */
  readonly previous: RepoPath | null
  readonly deleted: boolean
}

/** A changed file that the checker could look at. */
export interface TouchedFile {
  readonly path: RepoPath
  readonly errors: number
  readonly newErrors: number
}
