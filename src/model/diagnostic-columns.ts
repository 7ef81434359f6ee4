/** The fields of diagnostics as typed arrays: what each column holds, and how null is stored. Part of the snapshot format. */
import type { Severity, SourceEvidence } from './diagnostic.ts'
import type { TextTable } from './text-table.ts'

/** A severity is stored as its index here; the order is part of the snapshot format. */
export const storedSeverities: readonly Severity[] = ['error', 'warning', 'information']

/** Columns that hold an index into the texts; -1 is null. */
export const textColumns = ['path', 'code', 'message', 'scope', 'body', 'outerBody', 'legs'] as const
/** Columns that hold a 1-based position; 0 is null and allowed only in the `end…` columns. */
export const positionColumns = ['line', 'column', 'endLine', 'endColumn'] as const
/** Columns that hold a 48-bit digest; -1 is null. */
export const digestColumns = ['lineDigest', 'beforeDigest', 'afterDigest', 'tokenDigest'] as const

/** Columns that hold a small number or a bit mask of at most 30 bits; -1 is null. */
export const measureColumns = ['namesOnLine', 'lineWeight', 'beforeWeight', 'afterWeight', 'words'] as const

type IntegerColumn =
  | (typeof textColumns)[number]
  | (typeof positionColumns)[number]
  | 'severity'
  | (typeof measureColumns)[number]

/**
 * One array per field, all of one length; `notes` has only the rows that have some, as indexes of texts. Columns with equal
 * content may be one array.
 */
export type DiagnosticColumns = { readonly [Name in IntegerColumn]: Int32Array } & {
  readonly [Name in (typeof digestColumns)[number]]: Float64Array
} & { readonly notes: ReadonlyMap<number, readonly number[]> }

/** What the source says of each row. */
export type EvidenceColumns = Pick<DiagnosticColumns, keyof SourceEvidence>

/** For so many rows of which nothing is known; columns of one kind share one array, which nobody may write to. */
export function nothingKnown(rows: number): EvidenceColumns & Pick<DiagnosticColumns, 'legs'> {
  const digests = new Float64Array(rows).fill(-1)
  const indexes = new Int32Array(rows).fill(-1)
  return {
    lineDigest: digests,
    beforeDigest: digests,
    afterDigest: digests,
    tokenDigest: digests,
    namesOnLine: indexes,
    lineWeight: indexes,
    beforeWeight: indexes,
    afterWeight: indexes,
    words: indexes,
    scope: indexes,
    body: indexes,
    outerBody: indexes,
    legs: indexes,
  }
}

/** Columns to be filled. */
export function evidenceColumns(rows: number): EvidenceColumns {
  return {
    lineDigest: new Float64Array(rows),
    beforeDigest: new Float64Array(rows),
    afterDigest: new Float64Array(rows),
    tokenDigest: new Float64Array(rows),
    namesOnLine: new Int32Array(rows),
    lineWeight: new Int32Array(rows),
    beforeWeight: new Int32Array(rows),
    afterWeight: new Int32Array(rows),
    words: new Int32Array(rows),
    scope: new Int32Array(rows),
    body: new Int32Array(rows),
    outerBody: new Int32Array(rows),
  }
}

/** Fills one row. */
export function storeEvidence(
  columns: EvidenceColumns,
  row: number,
  { evidence, texts }: { readonly evidence: SourceEvidence; readonly texts: TextTable },
): void {
  columns.lineDigest[row] = evidence.lineDigest ?? -1
  columns.beforeDigest[row] = evidence.beforeDigest ?? -1
  columns.afterDigest[row] = evidence.afterDigest ?? -1
  columns.tokenDigest[row] = evidence.tokenDigest ?? -1
  columns.namesOnLine[row] = evidence.namesOnLine ?? -1
  columns.lineWeight[row] = evidence.lineWeight ?? -1
  columns.beforeWeight[row] = evidence.beforeWeight ?? -1
  columns.afterWeight[row] = evidence.afterWeight ?? -1
  columns.words[row] = evidence.words ?? -1
  columns.scope[row] = texts.ofNullable(evidence.scope)
  columns.body[row] = texts.ofNullable(evidence.body)
  columns.outerBody[row] = texts.ofNullable(evidence.outerBody)
}

/** How often a column holds a value. */
export function timesIn(column: Int32Array, value: number): number {
  let times = 0
  for (let row = 0; row < column.length; row++) {
    times += column[row] === value ? 1 : 0
  }
  return times
}

/** The different values. Rows of one value mostly stand together. */
export function distinctValues(column: Int32Array | Float64Array): ReadonlySet<number> {
  const values = new Set<number>()
  let last = Number.NaN
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? -1
    if (value !== last) {
      values.add(value)
      last = value
    }
  }
  return values
}

/** Whether every row has this value. */
export function holdsOnly(column: Int32Array | Float64Array, value: number): boolean {
  for (let row = 0; row < column.length; row++) {
    if (column[row] !== value) {
      return false
    }
  }
  return true
}
