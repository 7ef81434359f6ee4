/** The edits that a checker offers itself, found in what it printed, for the diagnostics that they are about. */
import type { Checker } from '#checkers/checker.ts'
import type { PrintedEdit, PrintedPlace } from '#checkers/offered-edit.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { TextEdit } from '#model/edit.ts'
import { type PathBase, pathReader } from '#model/ids.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import type { SourceText } from '#rules/source-text.ts'

/** What one checker has offered so far. */
export interface Offers {
  /** The process, which is listened to. */
  readonly process: CheckerProcess
  /** null where the checker offers nothing. */
  readonly editsFor: (diagnostic: Diagnostic, source: SourceText) => readonly TextEdit[] | null
}

/** Listens to a checker that prints its edits, and to no other. */
export function offersOf({ offered }: Checker, process: CheckerProcess, base: PathBase): Offers {
  const known = new Map<string, readonly PrintedEdit[]>()
  if (offered === undefined) {
    return { process, editsFor: () => null }
  }
  const placeOf = pathReader(base)
  return {
    process: {
      ...process,
      run: async (invocation) => {
        const result = await process.run(invocation)
        for (const { file, edits, ...finding } of 'stdout' in result
          ? offered(documentIn(result.stdout))
          : []) {
          known.set(keyOf({ path: placeOf(file).path, ...finding }), edits)
        }
        return result
      },
    },
    editsFor: (diagnostic, source) => {
      const edits = known.get(keyOf(diagnostic))?.map((edit) => editIn(source, edit))
      return edits === undefined || edits.includes(null) ? null : edits.filter((edit) => edit !== null)
    },
  }
}

/** What is no document offers nothing; whether the run can be trusted is decided elsewhere. */
function documentIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

interface Finding {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly code: string | null
  readonly message: string
}

function keyOf({ path, line, column, code, message }: Finding): string {
  return JSON.stringify([path, line, column, code, message])
}

/** null for a place that the text does not have. */
function editIn(source: SourceText, edit: PrintedEdit): TextEdit | null {
  const [start, end] =
    'from' in edit
      ? [offsetOf(source, edit.from), offsetOf(source, edit.to)]
      : [edit.start + source.start, edit.end + source.start]
  return start === null || end === null || start > end || end > source.text.length
    ? null
    : { start, end, text: edit.text }
}

function offsetOf(source: SourceText, { line: number, column }: PrintedPlace): number | null {
  const line = source.line(number)
  const before = line === null ? [] : [...line.text].slice(0, column - 1)
  return line === null || before.length < column - 1 ? null : line.start + before.join('').length
}
