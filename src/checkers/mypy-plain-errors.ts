/**
 * Reads the line that nearly all of mypy's lines are, an error in a Python file with a code and nothing behind it, by one
 * expression. Gives what the general reader (`mypy-lines.ts`) would give, only sooner, or null where that one has to be asked.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'

/** A path without colon or quote; numbers that are exact; the code at the very end. */
const plain =
  /^([^\s":][^":]*\.py):(\d{1,15})(?::(\d{1,15})(?::(\d{1,15}):(\d{1,15}))?)?: error: (.*) {2}\[([a-z][a-z0-9-]*)\]$/
const noNotes: readonly string[] = []

/** `next` is the line behind it, which may be a source excerpt. */
export function readPlainError(line: string, next: string): RawDiagnostic | null {
  const match = plain.exec(line)
  if (match === null || next.startsWith(' ')) {
    return null
  }
  const [, file = '', at, column, endLine, endColumn, message = '', code = ''] = match
  if (message.includes(': ')) {
    return null
  }
  return {
    file,
    line: Number(at),
    column: column === undefined ? 1 : Number(column),
    endLine: endLine === undefined ? null : Number(endLine),
    endColumn: endColumn === undefined ? null : Number(endColumn),
    severity: 'error',
    code: ruleCode(code),
    message,
    notes: noNotes,
  }
}
