/** The source around one diagnostic, for readers who have no checkout. Never part of a snapshot. */
import type { RepoPath } from './ids.ts'

/** How many excerpts a run keeps, how many lines each has, and how many UTF-16 units a line. */
export const excerptLimits: Readonly<Record<'excerpts' | 'lines' | 'width', number>> = {
  excerpts: 50,
  lines: 3,
  width: 200,
}

/** `lines` starts at `firstLine`, which is at most `line`. Foreign text, cut to its limits. */
export interface Excerpt {
  readonly path: RepoPath
  /** Of the diagnostic. */
  readonly line: number
  readonly firstLine: number
  readonly lines: readonly string[]
}
