/** What a checker's mechanical errors are fixed with. An edit is only proposed here: the checker decides whether it is one. */
import type { Diagnostic } from '#model/diagnostic.ts'
import type { TextEdit } from '#model/edit.ts'
import type { SourceText } from './source-text.ts'

/** What is known beside the file. */
export interface FixFacts {
  /** The minor version of the oldest Python 3 that the project runs under; null where it does not say. */
  readonly oldestPython: number | null
}

/** The edits that would take the error away, or null: not mechanical, or the line is not what the message speaks of. */
export type Fixer = (
  diagnostic: Diagnostic,
  source: SourceText,
  facts: FixFacts,
) => readonly TextEdit[] | null
