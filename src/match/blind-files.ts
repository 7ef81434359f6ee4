/** Files whose lines could not be read on one side: only words are left to compare there. */
import { distinctValues } from '#model/diagnostic-columns.ts'
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import { allRows, coverageOf, rowsWithout } from './key-column.ts'

/** Paths with a diagnostic whose source line is unknown on either side. */
export function blindPaths(tables: readonly DiagnosticTable[]): ReadonlySet<string> {
  const blind = new Set<string>()
  for (const { columns, texts } of tables) {
    const { path, lineDigest } = columns
    const unread = rowsWithout(allRows(path.length), lineDigest)
    for (const index of distinctValues(unread.map((row) => path[row] ?? -1))) {
      blind.add(texts[index] ?? '')
    }
  }
  return blind
}

/** The number of each row's path, -1 for files that were read. */
export function blindColumn(
  { columns, texts }: DiagnosticTable,
  blind: ReadonlySet<string>,
  path: Int32Array,
): Int32Array {
  if (coverageOf(columns.lineDigest) === 'none') {
    return path
  }
  const column = new Int32Array(path.length).fill(-1)
  for (let row = 0; blind.size > 0 && row < column.length; row++) {
    column[row] = blind.has(texts[columns.path[row] ?? -1] ?? '') ? (path[row] ?? -1) : -1
  }
  return column
}
