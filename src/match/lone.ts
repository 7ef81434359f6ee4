/** Evidence that stands alone: what occurs once can be recognised where repeated things cannot. */
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import type { KeyColumn } from './key-column.ts'

/** Values of rows whose value occurs in one file only; -1 for the others. */
export function loneOnes(values: KeyColumn, paths: KeyColumn): Int32Array {
  const fileOf = new Map<number, number | null>()
  values.forEach((value, row) => {
    const path = paths[row] ?? -1
    const known = value === -1 ? null : fileOf.get(value)
    if (known === undefined) {
      fileOf.set(value, path)
    } else if (known !== null && known !== path) {
      fileOf.set(value, null)
    }
  })
  return Int32Array.from(values, (value) => (value === -1 || fileOf.get(value) === null ? -1 : value))
}

/** Digests of lines that have no equal in their file, among those with a diagnostic. */
export function loneLines({ columns }: DiagnosticTable, paths: KeyColumn): Float64Array {
  const lineOf = new Map<string, number | null>()
  const keyOf = (row: number): string => `${paths[row]} ${columns.lineDigest[row]}`
  columns.line.forEach((line, row) => {
    const known = lineOf.get(keyOf(row))
    lineOf.set(keyOf(row), known === undefined || known === line ? line : null)
  })
  return columns.lineDigest.map((digest, row) => (lineOf.get(keyOf(row)) === null ? -1 : digest))
}
