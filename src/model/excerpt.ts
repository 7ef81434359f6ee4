/** The source around one diagnostic, for readers who have no checkout. Never part of a snapshot. */
import type { RepoPath } from './ids.ts'

/** `lines` starts at `firstLine`, which is at most `line`. Foreign text, cut to its limits. */
export interface Excerpt {
  readonly path: RepoPath
  /** Of the diagnostic. */
  readonly line: number
  readonly firstLine: number
  readonly lines: readonly string[]
}
