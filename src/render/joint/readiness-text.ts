/** The readiness score for a terminal: one line, then a line for each measure. */
import type { Readiness } from '#model/readiness.ts'
import { terminalText } from '../encode/terminal.ts'
import { readinessCells, readinessEdit, readinessLine } from '../words/readiness-words.ts'

/** The line first, with nothing behind it where `verbose` is false. */
export function readinessLines(readiness: Readiness, verbose = true): readonly string[] {
  const edit = readinessEdit(readiness)
  const rows = readiness.rows.map((row) => {
    const [measure, share, weight, from] = readinessCells(row)
    return [measure, share, row.share === null ? weight : `weight ${weight}`, from] as const
  })
  const width = (column: 0 | 1 | 2): number => Math.max(...rows.map((row) => row[column].length))
  const cells = rows.map(([measure, share, weight, from]) =>
    [measure.padEnd(width(0)), share.padStart(width(1)), weight.padEnd(width(2)), from].join('  '),
  )
  return [
    ...(edit === null ? [] : [edit]),
    readinessLine(readiness),
    ...(verbose ? cells.map((line) => `  ${line}`) : []),
  ].map((line) => terminalText(line.replaceAll('`', '')))
}
