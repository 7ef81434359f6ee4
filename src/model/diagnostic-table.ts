/**
 * Diagnostics as columns: one typed array a field and every text once, so that a million of them stay small.
 * Rows are in the one order of diagnostics; a {@link Diagnostic} is made only for who asks for a row.
 */
import type { Diagnostic, Severity } from './diagnostic.ts'
import { ruleCode, storedPath } from './ids.ts'
import { compareText } from './order.ts'

/** A severity is stored as its index here; the order is part of the snapshot format. */
export const storedSeverities: readonly Severity[] = ['error', 'warning', 'information']

/** Columns that hold an index into the texts; -1 is null. */
export const textColumns = ['path', 'code', 'message', 'scope', 'legs'] as const
/** Columns that hold a 1-based position; 0 is null and allowed only in the `end…` columns. */
export const positionColumns = ['line', 'column', 'endLine', 'endColumn'] as const
/** Columns that hold a 48-bit digest; -1 is null. */
export const digestColumns = ['lineDigest', 'beforeDigest', 'afterDigest', 'tokenDigest'] as const

type IntegerColumn =
  | (typeof textColumns)[number]
  | (typeof positionColumns)[number]
  | 'severity'
  /** A bit mask; -1 is null. */
  | 'namesOnLine'

/** One array per field, all of one length; `notes` has only the rows that have some, as indexes of texts. */
export type DiagnosticColumns = { readonly [Name in IntegerColumn]: Int32Array } & {
  readonly [Name in (typeof digestColumns)[number]]: Float64Array
} & { readonly notes: ReadonlyMap<number, readonly number[]> }

/** Immutable, sorted by {@link import('./order.ts').compareDiagnostics}. */
export class DiagnosticTable implements Iterable<Diagnostic> {
  readonly length: number
  readonly texts: readonly string[]
  readonly columns: DiagnosticColumns

  /** Sorts unless the rows are in order already. Every index must point into `texts`. */
  constructor(texts: readonly string[], columns: DiagnosticColumns) {
    this.length = columns.path.length
    this.texts = texts
    const order = sortedRows(texts, columns)
    this.columns = order === null ? columns : reordered(columns, order)
  }

  /** One row, made anew at each call. */
  at(row: number): Diagnostic {
    const { texts, columns } = this
    const position = (value: number | undefined): number | null => (value === 0 ? null : (value ?? null))
    const digest = (value: number | undefined): number | null => (value === -1 ? null : (value ?? null))
    return {
      path: storedPath(texts[columns.path[row] ?? -1] ?? ''),
      line: columns.line[row] ?? 1,
      column: columns.column[row] ?? 1,
      endLine: position(columns.endLine[row]),
      endColumn: position(columns.endColumn[row]),
      severity: this.severityAt(row),
      code: ruleCode(texts[columns.code[row] ?? -1] ?? null),
      message: texts[columns.message[row] ?? -1] ?? '',
      notes: (columns.notes.get(row) ?? []).map((index) => texts[index] ?? ''),
      evidence: {
        lineDigest: digest(columns.lineDigest[row]),
        beforeDigest: digest(columns.beforeDigest[row]),
        afterDigest: digest(columns.afterDigest[row]),
        tokenDigest: digest(columns.tokenDigest[row]),
        namesOnLine: digest(columns.namesOnLine[row]),
        scope: texts[columns.scope[row] ?? -1] ?? null,
      },
      ...legsIn(texts[columns.legs[row] ?? -1]),
    }
  }

  /** Without making the whole row. */
  private severityAt(row: number): Severity {
    return storedSeverities[this.columns.severity[row] ?? 0] ?? 'error'
  }

  /** How many rows have this severity. */
  count(severity: Severity): number {
    const wanted = storedSeverities.indexOf(severity)
    let count = 0
    for (const stored of this.columns.severity) {
      count += stored === wanted ? 1 : 0
    }
    return count
  }

  /** How many of these rows have this severity. */
  countIn(rows: Int32Array, severity: Severity): number {
    const wanted = storedSeverities.indexOf(severity)
    let count = 0
    for (let index = 0; index < rows.length; index++) {
      count += this.columns.severity[rows[index] ?? -1] === wanted ? 1 : 0
    }
    return count
  }

  *[Symbol.iterator](): Generator<Diagnostic> {
    for (let row = 0; row < this.length; row++) {
      yield this.at(row)
    }
  }
}

/** Collects rows; texts in order of first use. Room is made once, so `rows` must be their number. */
export class DiagnosticTableBuilder {
  private readonly texts: string[] = []
  private readonly indexes = new Map<string, number>()
  private readonly notes = new Map<number, readonly number[]>()
  private readonly columns: DiagnosticColumns
  private row = 0

  constructor(rows: number) {
    this.columns = emptyColumns(rows, this.notes)
  }

  add(diagnostic: Diagnostic): void {
    const { columns, row } = this
    const { evidence } = diagnostic
    columns.path[row] = this.indexOf(diagnostic.path)
    columns.line[row] = diagnostic.line
    columns.column[row] = diagnostic.column
    columns.endLine[row] = diagnostic.endLine ?? 0
    columns.endColumn[row] = diagnostic.endColumn ?? 0
    columns.severity[row] = storedSeverities.indexOf(diagnostic.severity)
    columns.code[row] = this.indexOf(diagnostic.code)
    columns.message[row] = this.indexOf(diagnostic.message)
    columns.lineDigest[row] = evidence.lineDigest ?? -1
    columns.beforeDigest[row] = evidence.beforeDigest ?? -1
    columns.afterDigest[row] = evidence.afterDigest ?? -1
    columns.tokenDigest[row] = evidence.tokenDigest ?? -1
    columns.namesOnLine[row] = evidence.namesOnLine ?? -1
    columns.scope[row] = this.indexOf(evidence.scope)
    columns.legs[row] = this.indexOf(diagnostic.legs ?? null)
    if (diagnostic.notes.length > 0) {
      this.notes.set(
        row,
        diagnostic.notes.map((note) => this.indexOf(note)),
      )
    }
    this.row += 1
  }

  /** Throws when fewer or more rows were added than room was made for. */
  build(): DiagnosticTable {
    if (this.row !== this.columns.path.length) {
      throw new Error(`${this.row} rows in a table made for ${this.columns.path.length}`)
    }
    return new DiagnosticTable(this.texts, this.columns)
  }

  private indexOf(text: string | null): number {
    if (text === null) {
      return -1
    }
    const known = this.indexes.get(text)
    if (known !== undefined) {
      return known
    }
    this.indexes.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }
}

/** A table of these, in any order. */
export function diagnosticTable(diagnostics: readonly Diagnostic[]): DiagnosticTable {
  const builder = new DiagnosticTableBuilder(diagnostics.length)
  for (const diagnostic of diagnostics) {
    builder.add(diagnostic)
  }
  return builder.build()
}

function legsIn(legs: string | undefined): { readonly legs?: string } {
  return legs === undefined ? {} : { legs }
}

/** All zero, of one length. */
function emptyColumns(rows: number, notes: DiagnosticColumns['notes']): DiagnosticColumns {
  const integers = [...textColumns, ...positionColumns, 'severity', 'namesOnLine'].map((name) => [
    name,
    new Int32Array(rows),
  ])
  const digests = digestColumns.map((name) => [name, new Float64Array(rows)])
  return { ...Object.fromEntries([...integers, ...digests]), notes }
}

/** The rows in order, or null when they are already. Files first: texts are compared once a file, not once a row. */
function sortedRows(texts: readonly string[], columns: DiagnosticColumns): Int32Array | null {
  const compare = rowOrder(texts, columns)
  const rows = columns.path.length
  let sorted = true
  for (let row = 1; row < rows && sorted; row++) {
    sorted = compare(row - 1, row) <= 0
  }
  if (sorted) {
    return null
  }
  const byPath = new Map<number, number[]>()
  for (let row = 0; row < rows; row++) {
    const path = columns.path[row] ?? 0
    const list = byPath.get(path)
    if (list === undefined) {
      byPath.set(path, [row])
    } else {
      list.push(row)
    }
  }
  const order = new Int32Array(rows)
  let next = 0
  for (const [, list] of [...byPath].sort(([a], [b]) => compareText(texts[a] ?? '', texts[b] ?? ''))) {
    for (const row of list.sort(compare)) {
      order[next++] = row
    }
  }
  return order
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
  const severity = (row: number): string => storedSeverities[columns.severity[row] ?? 0] ?? ''
  const notes = (row: number): string =>
    (columns.notes.get(row) ?? []).map((index) => texts[index] ?? '').join('\0')
  return (a, b) =>
    compareText(severity(a), severity(b)) ||
    text(columns.code, a, b) ||
    text(columns.message, a, b) ||
    number(columns.endLine, a, b) ||
    number(columns.endColumn, a, b) ||
    number(columns.lineDigest, a, b) ||
    number(columns.beforeDigest, a, b) ||
    number(columns.afterDigest, a, b) ||
    number(columns.tokenDigest, a, b) ||
    number(columns.namesOnLine, a, b) ||
    text(columns.scope, a, b) ||
    compareText(notes(a), notes(b)) ||
    text(columns.legs, a, b)
}

function reordered(columns: DiagnosticColumns, order: Int32Array): DiagnosticColumns {
  const { notes, ...arrays } = columns
  const moved = Object.entries(arrays).map(([name, column]) => [name, inOrder(column, order)])
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

function inOrder(column: Int32Array | Float64Array, order: Int32Array): Int32Array | Float64Array {
  const moved = column instanceof Int32Array ? new Int32Array(order.length) : new Float64Array(order.length)
  for (let index = 0; index < order.length; index++) {
    moved[index] = column[order[index] ?? 0] ?? 0
  }
  return moved
}
