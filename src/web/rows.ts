/** Lays the report's data open for the application. The shape is `model/report-data.ts`. */
import type { CauseData, ExcerptData, ReportData } from '#model/report-data.ts'

/** What happened to a diagnostic; the order is that of the numbers in {@link Rows.status}. */
export const statuses: readonly ['new', 'fixed', 'kept'] = ['new', 'fixed', 'kept']

/** What a kept diagnostic was in the baseline. */
export interface Before {
  readonly path: number
  readonly message: number
  readonly severity: string
}

/** {@link ReportData} with what is sparse, or run-length or distance coded, laid open. */
export interface Rows {
  readonly data: ReportData
  readonly amount: number
  /** An index into {@link statuses}. */
  readonly status: Uint8Array
  /** 1 for errors, 0 for warnings. */
  readonly isError: Uint8Array
  readonly category: Uint8Array
  readonly path: Uint32Array
  readonly leg: Uint32Array
  /** An index into the owners. */
  readonly owner: Uint32Array
  readonly code: Uint32Array
  readonly message: Uint32Array
  /** The row on the other side of a replacement; -1 for an unknown one, -2 where nothing was replaced. */
  readonly partner: Int32Array
  readonly notes: ReadonlyMap<number, readonly number[]>
  readonly mayComeFromBase: ReadonlySet<number>
  readonly was: ReadonlyMap<number, Before>
  readonly excerpts: ReadonlyMap<number, ExcerptData>
  /** Addresses that aren't simply the path; `''` for none. */
  readonly addresses: ReadonlyMap<number, string>
  /** The rows of each cluster. */
  readonly clusters: readonly Uint32Array[]
  /** The cluster of a row, where it has one. */
  readonly clusterOf: ReadonlyMap<number, number>
  /** All causes of new rows, as {@link ReportData.findings} has them one behind the other. */
  readonly causes: readonly Cause[]
  /** The cause of a row that is new. */
  readonly causeOf: ReadonlyMap<number, number>
}

/** A cause with its rows laid open. */
export interface Cause {
  readonly data: CauseData
  readonly rows: Uint32Array
}

/** Linear in the number of rows. */
export function rowsOf(data: ReportData): Rows {
  const amount = data.status.length
  const path = pathColumn(data, amount)
  const clusters = data.leverage.map(({ rows }) => fromDistances(rows))
  const causes = data.findings.flatMap(({ causes: some }) =>
    some.map((cause): Cause => ({ data: cause, rows: fromDistances(cause.rows) })),
  )
  return {
    data,
    amount,
    status: letters(data.status, { n: 0, f: 1, k: 2 }),
    isError: letters(data.severity, { e: 1, w: 0 }),
    category: digits(data.category),
    path,
    owner: path.map((each) => data.pathOwner[each] ?? 0),
    leg: Uint32Array.from(data.leg),
    code: Uint32Array.from(data.code),
    message: Uint32Array.from(data.message),
    partner: partners(data, amount),
    notes: notesByRow(data),
    mayComeFromBase: new Set(data.mayComeFromBase),
    was: new Map(data.was.map(([row, path, message, severity]) => [row, { path, message, severity }])),
    excerpts: new Map(data.excerpts.map((excerpt) => [excerpt.row, excerpt])),
    addresses: new Map(data.oddPaths),
    clusters,
    clusterOf: new Map(
      clusters.flatMap((rows, cluster) => [...rows].map((row) => [row, cluster] as const)).reverse(),
    ),
    causes,
    causeOf: new Map(causes.flatMap(({ rows }, cause) => [...rows].map((row) => [row, cause] as const))),
  }
}

function letters(text: string, numbers: Readonly<Record<string, number>>): Uint8Array {
  const column = new Uint8Array(text.length)
  for (let row = 0; row < text.length; row += 1) {
    column[row] = numbers[text.charAt(row)] ?? 0
  }
  return column
}

function digits(text: string): Uint8Array {
  const column = new Uint8Array(text.length)
  for (let row = 0; row < text.length; row += 1) {
    column[row] = text.charCodeAt(row) - 48
  }
  return column
}

function pathColumn({ pathRows }: ReportData, amount: number): Uint32Array {
  const path = new Uint32Array(amount)
  let start = 0
  for (const [index, rows] of pathRows.entries()) {
    path.fill(index, start, start + rows)
    start += rows
  }
  return path
}

function partners({ replaced }: ReportData, amount: number): Int32Array {
  const partner = new Int32Array(amount).fill(-2)
  for (const [added, fixed] of replaced) {
    if (added !== -1) {
      partner[added] = fixed
    }
    if (fixed !== -1) {
      partner[fixed] = added
    }
  }
  return partner
}

function notesByRow({ notes }: ReportData): ReadonlyMap<number, readonly number[]> {
  const byRow = new Map<number, number[]>()
  for (const [row, text] of notes) {
    const texts = byRow.get(row)
    if (texts === undefined) {
      byRow.set(row, [text])
    } else {
      texts.push(text)
    }
  }
  return byRow
}

function fromDistances(distances: readonly number[]): Uint32Array {
  const rows = new Uint32Array(distances.length)
  let row = -1
  for (const [index, distance] of distances.entries()) {
    row += distance
    rows[index] = row
  }
  return rows
}
