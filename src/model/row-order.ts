/** {@link import('./order.ts').compareDiagnostics} over columns. */
import {
  type DiagnosticColumns,
  digestColumns,
  distinctValues,
  holdsOnly,
  measureColumns,
  storedSeverities,
} from './diagnostic-columns.ts'
import { compareText } from './order.ts'

/** The rows in order, or null when they are already. Files first: texts are compared once a file, not once a row. */
export function sortedRows(texts: readonly string[], columns: DiagnosticColumns): Int32Array | null {
  const compare = rowOrder(texts, columns)
  if (isSorted(columns, compare)) {
    return null
  }
  const { order, starts } = rowsByFile(texts, columns.path)
  for (let file = 1; file < starts.length; file++) {
    sortSlice(order.subarray(starts[file - 1], starts[file]), compare)
  }
  return order
}

/** Nearly all rows stand on a later line of the same file than the row before. */
function isSorted({ path, line }: DiagnosticColumns, compare: (a: number, b: number) => number): boolean {
  for (let row = 1; row < path.length; row++) {
    const later = path[row - 1] === path[row] && (line[row - 1] ?? 0) < (line[row] ?? 0)
    if (!later && compare(row - 1, row) > 0) {
      return false
    }
  }
  return true
}

/** Checkers print most files in order. */
function sortSlice(rows: Int32Array, compare: (a: number, b: number) => number): void {
  for (let index = 1; index < rows.length; index++) {
    if (compare(rows[index - 1] ?? 0, rows[index] ?? 0) > 0) {
      rows.sort(compare)
      return
    }
  }
}

/** All rows, file by file, and where each file starts, with the end of the last. */
function rowsByFile(
  texts: readonly string[],
  path: Int32Array,
): { readonly order: Int32Array; readonly starts: Int32Array } {
  const { rankOf, ranks } = ranksOf(texts, path)
  const starts = new Int32Array(ranks + 1)
  for (let row = 0; row < path.length; row++) {
    const next = (rankOf[path[row] ?? 0] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let file = 1; file < starts.length; file++) {
    starts[file] = (starts[file] ?? 0) + (starts[file - 1] ?? 0)
  }
  const next = starts.slice()
  const order = new Int32Array(path.length)
  for (let row = 0; row < path.length; row++) {
    const file = rankOf[path[row] ?? 0] ?? 0
    const at = next[file] ?? 0
    order[at] = row
    next[file] = at + 1
  }
  return { order, starts }
}

/** `compareDiagnostics` over rows. What decides nearly always comes first and touches no text. */
function rowOrder(texts: readonly string[], columns: DiagnosticColumns): (a: number, b: number) => number {
  const { path, line, column } = columns
  const rest = restOrder(texts, columns)
  return (a, b) => {
    const left = path[a] ?? 0
    const right = path[b] ?? 0
    return (
      (left === right ? 0 : compareText(texts[left] ?? '', texts[right] ?? '')) ||
      (line[a] ?? 0) - (line[b] ?? 0) ||
      (column[a] ?? 0) - (column[b] ?? 0) ||
      rest(a, b)
    )
  }
}

/** Of rows that stand at one place. */
function restOrder(texts: readonly string[], columns: DiagnosticColumns): (a: number, b: number) => number {
  const number = (column: Int32Array | Float64Array, a: number, b: number): number =>
    (column[a] ?? 0) - (column[b] ?? 0)
  const text = (column: Int32Array, a: number, b: number): number => {
    const left = column[a] ?? -1
    const right = column[b] ?? -1
    return left === right ? 0 : compareText(texts[left] ?? '', texts[right] ?? '')
  }
  const evidence = (a: number, b: number): number => {
    for (const name of [...digestColumns, ...measureColumns]) {
      const difference = number(columns[name], a, b)
      if (difference !== 0) {
        return difference
      }
    }
    return 0
  }
  const severity = (row: number): string => storedSeverities[columns.severity[row] ?? 0] ?? ''
  const notes = (row: number): string =>
    (columns.notes.get(row) ?? []).map((index) => texts[index] ?? '').join('\0')
  return (a, b) =>
    compareText(severity(a), severity(b)) ||
    text(columns.code, a, b) ||
    text(columns.message, a, b) ||
    number(columns.endLine, a, b) ||
    number(columns.endColumn, a, b) ||
    evidence(a, b) ||
    text(columns.scope, a, b) ||
    compareText(notes(a), notes(b)) ||
    text(columns.legs, a, b)
}

/** The rows of this order, which may be fewer than there are. */
export function reordered(columns: DiagnosticColumns, order: Int32Array): DiagnosticColumns {
  const { notes, ...arrays } = columns
  const known = new Map<Int32Array | Float64Array, Int32Array | Float64Array>()
  const moved = Object.entries(arrays).map(([name, column]) => {
    const own = known.get(column) ?? inOrder(column, order)
    known.set(column, own)
    return [name, own]
  })
  const movedNotes = new Map<number, readonly number[]>()
  if (notes.size > 0) {
    order.forEach((row, index) => {
      const own = notes.get(row)
      if (own !== undefined) {
        movedNotes.set(index, own)
      }
    })
  }
  return { ...Object.fromEntries(moved), notes: movedNotes }
}

/** The place of each text among those that `path` uses, and how many these are. */
function ranksOf(
  texts: readonly string[],
  path: Int32Array,
): { readonly rankOf: Int32Array; readonly ranks: number } {
  const used = new Set<string>()
  for (const index of distinctValues(path)) {
    used.add(texts[index] ?? '')
  }
  // Without a function: by UTF-16 code units, like `compareText`.
  const ranks = new Map([...used].sort().map((text, rank) => [text, rank]))
  return { rankOf: Int32Array.from(texts, (text) => ranks.get(text) ?? 0), ranks: ranks.size }
}

/** A column of one value is the same in any order. */
function inOrder<Column extends Int32Array | Float64Array>(column: Column, order: Int32Array): Column {
  const [value = 0] = column
  if (holdsOnly(column, value)) {
    return order.length === column.length ? column : (column.subarray(0, order.length) as Column)
  }
  const moved = column.slice(0, order.length) as Column
  for (let index = 0; index < order.length; index++) {
    moved[index] = column[order[index] ?? 0] ?? 0
  }
  return moved
}
