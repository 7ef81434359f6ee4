/** How much of the baseline's files a run looked at. What was not looked at is neither kept nor fixed. */
import type { RepoPath } from './ids.ts'

/** One way in which a run looks at less than the baseline's run, or only one of its legs does. */
export type ScopeChange = RunScopeChange & { readonly leg?: string }

/** Lists of patterns are as normalised in snapshots. */
type RunScopeChange =
  | { readonly kind: 'fewer-files'; readonly from: number; readonly to: number }
  /** `from` is empty where the configuration decided. */
  | { readonly kind: 'fewer-paths'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly kind: 'more-excluded'; readonly patterns: readonly string[] }
  /** `from` is empty where everything was included. */
  | { readonly kind: 'less-included'; readonly from: readonly string[]; readonly to: readonly string[] }

/** A file of the baseline that was not looked at. */
export interface UncheckedFile {
  readonly path: RepoPath
  readonly errors: number
  /** Where other legs did look at it: those that did not. Their errors alone are counted. */
  readonly legs?: readonly string[]
}

/** What was left out of a comparison, and why. */
export interface ScopeReport {
  /** A part of the project was checked on purpose. */
  readonly partial: boolean
  readonly changes: readonly ScopeChange[]
  /** Most errors first. Nothing of these files is compared; rules count their errors as still there. */
  readonly unchecked: readonly UncheckedFile[]
}

/** A run that looked at everything the baseline's run looked at. */
export const wholeScope: ScopeReport = { partial: false, changes: [], unchecked: [] }

/** The errors of files that were not looked at. */
export function uncheckedErrors({ unchecked }: ScopeReport): number {
  return unchecked.reduce((sum, { errors }) => sum + errors, 0)
}
