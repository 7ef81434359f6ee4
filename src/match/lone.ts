/** Evidence that stands alone: what occurs once can be recognised where repeated things cannot. */
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import { Grouping } from './grouping.ts'
import { allRows, type KeyColumn } from './key-column.ts'

/** Values whose like is in one file only among `all`; -1 for the others. */
export function loneOnes(
  values: KeyColumn,
  { all, paths }: { readonly all: KeyColumn; readonly paths: KeyColumn },
): KeyColumn {
  const fileOf = new Map<number, number>()
  for (let row = 0; row < values.length; row++) {
    fileOf.set(values[row] ?? -1, paths[row] ?? -1)
  }
  const repeated = new Set<number>()
  for (let row = 0; row < all.length; row++) {
    const value = all[row] ?? -1
    const file = fileOf.get(value)
    if (file !== undefined && file !== paths[row]) {
      repeated.add(value)
    }
  }
  return values.map((value) => (repeated.has(value) ? -1 : value))
}

/** Digests of the lines of these rows that have no equal in their file, among all lines with a diagnostic. */
export function loneLines({ columns }: DiagnosticTable, paths: KeyColumn, rows: Int32Array): Float64Array {
  const { line, lineDigest } = columns
  const keys = [paths, lineDigest]
  const grouping = new Grouping({ rows, keys }, { rows: allRows(line.length), keys })
  const lone = new Float64Array(line.length).fill(-1)
  for (let group = 0; group < grouping.count; group++) {
    const { base: asked, head: equal } = grouping.group(group)
    const [first = -1] = equal
    if (equal.every((row) => line[row] === line[first])) {
      for (const row of asked) {
        lone[row] = lineDigest[row] ?? -1
      }
    }
  }
  return lone
}
