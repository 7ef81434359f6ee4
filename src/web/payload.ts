/** Lays the report's data open for the script. The shape is `model/report-data.ts`. */
import type { ReportData } from '#model/report-data.ts'

/** {@link ReportData} with what is sparse or run-length coded laid open. */
export interface Rows {
  readonly data: ReportData
  readonly amount: number
  /** The path of each row. */
  readonly path: Uint32Array
  readonly notes: ReadonlyMap<number, readonly number[]>
  readonly replaced: ReadonlySet<number>
  readonly mayComeFromBase: ReadonlySet<number>
  readonly was: ReadonlyMap<number, readonly [number, number, number]>
  /** Addresses that aren't simply the path; `''` for none. */
  readonly addresses: ReadonlyMap<number, string>
}

/** Linear in the number of rows. */
export function rowsOf(data: ReportData): Rows {
  const amount = data.status.length
  const path = new Uint32Array(amount)
  let start = 0
  for (const [index, rows] of data.pathRows.entries()) {
    path.fill(index, start, start + rows)
    start += rows
  }
  const notes = new Map<number, number[]>()
  for (const [row, text] of data.notes) {
    notes.set(row, [...(notes.get(row) ?? []), text])
  }
  return {
    data,
    amount,
    path,
    notes,
    replaced: new Set(data.replaced),
    mayComeFromBase: new Set(data.mayComeFromBase),
    was: new Map(data.was.map((entry) => [entry[0], entry])),
    addresses: new Map(data.oddPaths),
  }
}
