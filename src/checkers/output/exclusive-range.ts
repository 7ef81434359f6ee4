/** Ranges as most documents give them: their end is behind the last character. Positions are from 1. */
import type { Finding } from '#model/diagnostic.ts'

/** A position that may be missing; what is below 1 counts as 1. */
export interface LoosePosition {
  readonly line?: number | null | undefined
  readonly column?: number | null | undefined
}

/** Without a line it is about the file, at its first place. In front of a line's first character there is no end. */
export function exclusiveRange(
  start: LoosePosition,
  end: LoosePosition | null = null,
): Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'> {
  const line = whole(start.line)
  const column = whole(start.column)
  const endLine = whole(end?.line ?? line)
  const endColumn = whole(end?.column ?? 0)
  const isRange = endColumn > 1 && (endLine > line || (endLine === line && endColumn > column))
  return isRange
    ? { line, column, endLine, endColumn: endColumn - 1 }
    : { line, column, endLine: null, endColumn: null }
}

function whole(value: number | null | undefined): number {
  return Math.max(1, Math.trunc(value ?? 1))
}
