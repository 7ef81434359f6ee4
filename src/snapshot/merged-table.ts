/** The diagnostics of several legs as one table: an error that several of them found is one row that names them. */
import { legSeparator } from '#model/diagnostic.ts'
import {
  type DiagnosticColumns,
  type digestColumns,
  holdsOnly,
  type measureColumns,
  nothingKnown,
  type positionColumns,
  type textColumns,
} from '#model/diagnostic-columns.ts'
import { DiagnosticTable } from '#model/diagnostic-table.ts'
import { compareText } from '#model/order.ts'
import { reordered } from '#model/row-order.ts'
import { TextTable } from '#model/text-table.ts'

/** What a leg found, and its name; several names, with separators, for what was merged before. */
export interface LegTable {
  readonly table: DiagnosticTable
  readonly legs: string
}

/** Where legs found an error several times, as many rows as the leg with the most has; the n-th names the legs that have at least n. */
export function mergedTable(parts: readonly LegTable[]): DiagnosticTable {
  const texts = new TextTable()
  const all = new DiagnosticTable(texts.all, joined(parts, texts))
  const rows = new Int32Array(all.length)
  const legs = new Int32Array(all.length)
  let kept = 0
  const keep = (row: number, names: number): void => {
    rows[kept] = row
    legs[kept] = names
    kept += 1
  }
  for (let start = 0, end = 0; start < all.length; start = end) {
    end = findingEnd(all.columns, start)
    if (end === start + 1) {
      keep(start, all.columns.legs[start] ?? -1)
      continue
    }
    for (const copy of copiesOf(all, { start, end })) {
      keep(copy.row, texts.of(copy.legs.sort(compareText).join(legSeparator)))
    }
  }
  if (kept === all.length) {
    return all
  }
  const { legs: _, ...picked } = reordered(all.columns, rows.subarray(0, kept))
  return new DiagnosticTable(texts.all, { ...picked, legs: legs.slice(0, kept) })
}

/** All rows, one leg behind the other, each with its legs. */
function joined(parts: readonly LegTable[], texts: TextTable): DiagnosticColumns {
  let rows = 0
  const placed = parts.map(({ table, legs }) => {
    const start = rows
    rows += table.length
    const numbers = Int32Array.from(table.texts, (text) => texts.of(text))
    return { start, columns: table.columns, numbers, own: texts.of(legs) }
  })
  const { legs: noIndexes, lineDigest: noDigests } = nothingKnown(rows)
  /** What nobody knows stays one array. */
  const filled = <Column extends Int32Array | Float64Array>(
    empty: Column,
    of: (columns: DiagnosticColumns) => Column,
  ): Column => {
    if (placed.every(({ columns }) => holdsOnly(of(columns), -1))) {
      return empty
    }
    const column = empty.slice() as Column
    for (const { start, columns } of placed) {
      column.set(of(columns), start)
    }
    return column
  }
  const text = (name: (typeof textColumns)[number]): Int32Array => {
    const column = filled(noIndexes, (columns) => columns[name])
    for (const { start, columns, numbers } of column === noIndexes ? [] : placed) {
      for (let row = start; row < start + columns.path.length; row++) {
        column[row] = numbers[column[row] ?? -1] ?? -1
      }
    }
    return column
  }
  const legs = text('legs').slice()
  for (const { start, columns, own } of placed) {
    for (let row = start; row < start + columns.path.length; row++) {
      legs[row] = legs[row] === -1 ? own : (legs[row] ?? own)
    }
  }
  const integers = (
    name: (typeof positionColumns | typeof measureColumns)[number] | 'severity',
  ): Int32Array => filled(noIndexes, (columns) => columns[name])
  const digests = (name: (typeof digestColumns)[number]): Float64Array =>
    filled(noDigests, (columns) => columns[name])
  return {
    path: text('path'),
    line: integers('line'),
    column: integers('column'),
    endLine: integers('endLine'),
    endColumn: integers('endColumn'),
    severity: integers('severity'),
    code: text('code'),
    message: text('message'),
    lineDigest: digests('lineDigest'),
    beforeDigest: digests('beforeDigest'),
    afterDigest: digests('afterDigest'),
    tokenDigest: digests('tokenDigest'),
    namesOnLine: integers('namesOnLine'),
    lineWeight: integers('lineWeight'),
    beforeWeight: integers('beforeWeight'),
    afterWeight: integers('afterWeight'),
    words: integers('words'),
    scope: text('scope'),
    body: text('body'),
    outerBody: text('outerBody'),
    legs,
    notes: new Map(
      placed.flatMap(({ start, columns: { notes }, numbers }) =>
        Array.from(notes, ([row, own]) => [start + row, own.map((index) => numbers[index] ?? -1)] as const),
      ),
    ),
  }
}

const leading = ['path', 'line', 'column', 'severity', 'code', 'message'] as const

/** Behind the rows that say the same as this one: equal in the leading keys of the common order. Notes and evidence may differ between legs without being news. */
function findingEnd(columns: DiagnosticColumns, start: number): number {
  let end = start + 1
  while (end < columns.path.length && leading.every((name) => columns[name][end] === columns[name][start])) {
    end += 1
  }
  return end
}

interface Copy {
  readonly row: number
  readonly legs: string[]
}

function copiesOf(
  { texts, columns }: DiagnosticTable,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Copy[] {
  const copies: Copy[] = []
  const seen = new Map<string, number>()
  for (let row = start; row < end; row++) {
    for (const leg of (texts[columns.legs[row] ?? -1] ?? '').split(legSeparator)) {
      const index = seen.get(leg) ?? 0
      seen.set(leg, index + 1)
      const copy = copies[index] ?? { row, legs: [] }
      copies[index] = copy
      copy.legs.push(leg)
    }
  }
  return copies
}
