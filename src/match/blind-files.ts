/** Files whose lines could not be read on one side: only words are left to compare there. */
import type { DiagnosticTable } from '#model/diagnostic-table.ts'

/** Paths with a diagnostic whose source line is unknown on either side. */
export function blindPaths(tables: readonly DiagnosticTable[]): ReadonlySet<string> {
  const blind = new Set<string>()
  for (const { columns, texts } of tables) {
    let last = -1
    columns.lineDigest.forEach((digest, row) => {
      const path = columns.path[row] ?? -1
      if (digest === -1 && path !== last) {
        blind.add(texts[path] ?? '')
        last = path
      }
    })
  }
  return blind
}

/** The number of each row's path, -1 for files that were read. */
export function blindColumn(
  { columns, texts }: DiagnosticTable,
  blind: ReadonlySet<string>,
  path: Int32Array,
): Int32Array {
  const isBlind = texts.map((text) => blind.has(text))
  return path.map((number, row) => (isBlind[columns.path[row] ?? -1] === true ? number : -1))
}
