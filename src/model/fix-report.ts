/** What came of looking for edits that take errors away. */
import type { Diagnostic } from './diagnostic.ts'
import type { TextEdit } from './edit.ts'
import type { RepoPath } from './ids.ts'

/** One file with the edits that the checker confirmed. */
export interface FixedFile {
  readonly path: RepoPath
  readonly before: string
  readonly after: string
  readonly edits: readonly TextEdit[]
}

/** Why an edit was thought of and is not offered. */
export type LeftOut =
  /** The checker still reports the error. */
  | 'stays'
  /** The checker reports something else, or no longer runs. */
  | 'worse'
  /** So many runs were needed before that this one was not tried. */
  | 'untried'
  /** It touches another edit that is offered. */
  | 'overlaps'
  /** The file is not the project's own to edit: generated, ignored, a link, outside, no UTF-8. */
  | 'not-editable'

/** Of one check. Errors are errors and warnings: both can be fixed. */
export interface FixReport {
  readonly name: string
  /** Null: nothing is known of earlier errors, so none is new. */
  readonly considered: number | null
  readonly fixed: readonly Diagnostic[]
  /** Errors and warnings that go with them, without an edit of their own. */
  readonly also: number
  readonly files: readonly FixedFile[]
  readonly leftOut: readonly { readonly diagnostic: Diagnostic; readonly reason: LeftOut }[]
  /** New ones of severity error that no offered edit takes away. */
  readonly remaining: number
  /** Command lines that install what is missing. */
  readonly installs: readonly { readonly command: string; readonly errors: number }[]
  /** How often the checker ran to try edits. */
  readonly runs: number
}
