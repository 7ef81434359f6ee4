/** A few lines of source around a diagnostic. Hostile text: whoever shows it escapes it. */
import type { RepoPath } from './ids.ts'

/** How many excerpts a run keeps, how many lines each has, and how many UTF-16 units a line. */
export const excerptLimits: Readonly<Record<'excerpts' | 'lines' | 'width', number>> = {
  excerpts: 50,
  lines: 3,
  width: 200,
}

/** The line of a diagnostic and its neighbours, as the file has them, without line ends. */
export interface Excerpt {
  readonly path: RepoPath
  /** The diagnostic's line. */
  readonly line: number
  /** The number of the first of `lines`. */
  readonly firstLine: number
  readonly lines: readonly string[]
}
