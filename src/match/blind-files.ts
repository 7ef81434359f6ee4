/** Files whose lines could not be read on one side: only words are left to compare there. */
import { distinctValues } from '#model/diagnostic-columns.ts'
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import { coverageOf } from './key-column.ts'

/** Paths with a diagnostic whose source line is unknown on either side. */
export function blindPaths(tables: readonly DiagnosticTable[]): ReadonlySet<string> {
  const blind = new Set<string>()
  for (const { columns, texts } of tables) {
    const { path, lineDigest } = columns
    const read = coverageOf(lineDigest)
    const unread = read === 'none' ? path : path.filter((_, row) => lineDigest[row] === -1)
    for (const index of distinctValues(unread)) {
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
  const isBlind = texts.map((text) => blind.has(text))
  return path.map((number, row) => (isBlind[columns.path[row] ?? -1] === true ? number : -1))
}
