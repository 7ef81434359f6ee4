/** Finds what is wrong with decoded columns, so that no index ever points outside its table. */
import { type Columns, positionColumns, storedSeverities, textColumns } from './columns.ts'

/** The first fault in words, or null when every row can be read. */
export function columnFault(columns: Columns, texts: number): string | null {
  return lengthFault(columns) ?? rangeFault(columns, texts) ?? notesFault(columns, texts)
}

function lengthFault({ notes: _, ...columns }: Columns): string | null {
  const rows = columns.path.length
  const odd = Object.entries(columns).find(([, column]) => column.length !== rows)
  return odd === undefined ? null : `columns.${odd[0]} has ${odd[1].length} rows, columns.path has ${rows}`
}

function rangeFault(columns: Columns, texts: number): string | null {
  for (const name of textColumns) {
    const lowest = name === 'path' || name === 'message' ? 0 : -1
    if (!within(columns[name], lowest, texts)) {
      return `columns.${name} points outside the ${texts} texts`
    }
  }
  if (!within(columns.legs ?? [], -1, texts)) {
    return `columns.legs points outside the ${texts} texts`
  }
  for (const name of positionColumns) {
    const lowest = name === 'endLine' || name === 'endColumn' ? 0 : 1
    if (!within(columns[name], lowest, 2 ** 31)) {
      return `columns.${name} holds a position out of range`
    }
  }
  const known = within(columns.severity, 0, storedSeverities.length)
  return known ? null : 'columns.severity holds an unknown severity'
}

function notesFault(columns: Columns, texts: number): string | null {
  const rows = columns.path.length
  const sound = columns.notes.every(([row, indexes]) => row < rows && within(indexes, 0, texts))
  return sound ? null : 'columns.notes points outside the table'
}

function within(column: readonly number[], lowest: number, end: number): boolean {
  return column.every((value) => value >= lowest && value < end)
}
