/**
 * Diagnostics as columns: one typed array a field and every text once, so that a million of them stay small.
 * Rows are in the one order of diagnostics; a {@link Diagnostic} is made only for who asks for a row.
 */
import type { Diagnostic, Severity, ToldStatement } from './diagnostic.ts'
import {
  type DiagnosticColumns,
  distinctValues,
  evidenceColumns,
  storedSeverities,
  storeEvidence,
  timesIn,
} from './diagnostic-columns.ts'
import { type RepoPath, ruleCode, storedPath } from './ids.ts'
import { reordered, sortedRows } from './row-order.ts'
import { TextTable } from './text-table.ts'

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
    const text = (index: number | undefined): string | null => texts[index ?? -1] ?? null
    return {
      path: storedPath(texts[columns.path[row] ?? -1] ?? ''),
      line: columns.line[row] ?? 1,
      column: columns.column[row] ?? 1,
      endLine: position(columns.endLine[row]),
      endColumn: position(columns.endColumn[row]),
      severity: this.severityAt(row),
      code: ruleCode(text(columns.code[row])),
      message: texts[columns.message[row] ?? -1] ?? '',
      notes: (columns.notes.get(row) ?? []).map((index) => texts[index] ?? ''),
      evidence: {
        lineDigest: digest(columns.lineDigest[row]),
        beforeDigest: digest(columns.beforeDigest[row]),
        afterDigest: digest(columns.afterDigest[row]),
        tokenDigest: digest(columns.tokenDigest[row]),
        namesOnLine: digest(columns.namesOnLine[row]),
        lineWeight: digest(columns.lineWeight[row]),
        beforeWeight: digest(columns.beforeWeight[row]),
        afterWeight: digest(columns.afterWeight[row]),
        words: digest(columns.words[row]),
        scope: text(columns.scope[row]),
        body: text(columns.body[row]),
        outerBody: text(columns.outerBody[row]),
      },
      ...legsIn(texts[columns.legs[row] ?? -1]),
    }
  }

  /** Makes nothing: for who asks every row. */
  tellStatement(row: number, told: ToldStatement): void {
    const { texts, columns } = this
    const code = ruleCode(texts[columns.code[row] ?? -1] ?? null)
    told(storedPath(texts[columns.path[row] ?? -1] ?? ''), code, texts[columns.message[row] ?? -1] ?? '')
  }

  /** Without making the whole row. */
  private severityAt(row: number): Severity {
    return storedSeverities[this.columns.severity[row] ?? 0] ?? 'error'
  }

  /** How many rows have this severity. */
  count(severity: Severity): number {
    return timesIn(this.columns.severity, storedSeverities.indexOf(severity))
  }

  /** How many of these rows have this severity. */
  countIn(rows: Int32Array, severity: Severity): number {
    const { severity: stored } = this.columns
    const wanted = storedSeverities.indexOf(severity)
    let count = 0
    for (let index = 0; index < rows.length; index++) {
      count += stored[rows[index] ?? -1] === wanted ? 1 : 0
    }
    return count
  }

  /** The files that have a diagnostic, each once, in order. */
  paths(): readonly RepoPath[] {
    return Array.from(distinctValues(this.columns.path), (index) => storedPath(this.texts[index] ?? ''))
  }

  /** How many errors each file has; only files that have some, in order. */
  errorsByPath(): ReadonlyMap<RepoPath, number> {
    const { path, severity } = this.columns
    const error = storedSeverities.indexOf('error')
    const counts = new Map<RepoPath, number>()
    let [file, count] = [-1, 0]
    const close = (): void => {
      if (count > 0) {
        const name = storedPath(this.texts[file] ?? '')
        counts.set(name, count + (counts.get(name) ?? 0))
      }
    }
    for (let row = 0; row < this.length; row++) {
      if (path[row] !== file) {
        close()
        file = path[row] ?? -1
        count = 0
      }
      count += severity[row] === error ? 1 : 0
    }
    close()
    return counts
  }

  *[Symbol.iterator](): Generator<Diagnostic> {
    for (let row = 0; row < this.length; row++) {
      yield this.at(row)
    }
  }
}

/** Collects rows. Room is made once, so `rows` must be their number. */
export class DiagnosticTableBuilder {
  private readonly texts = new TextTable()
  private readonly notes = new Map<number, readonly number[]>()
  private readonly columns: DiagnosticColumns
  private row = 0

  constructor(rows: number) {
    const column = (): Int32Array => new Int32Array(rows)
    this.columns = {
      path: column(),
      line: column(),
      column: column(),
      endLine: column(),
      endColumn: column(),
      severity: column(),
      code: column(),
      message: column(),
      legs: column(),
      ...evidenceColumns(rows),
      notes: this.notes,
    }
  }

  add(diagnostic: Diagnostic): void {
    const { columns, row, texts } = this
    columns.path[row] = texts.of(diagnostic.path)
    columns.line[row] = diagnostic.line
    columns.column[row] = diagnostic.column
    columns.endLine[row] = diagnostic.endLine ?? 0
    columns.endColumn[row] = diagnostic.endColumn ?? 0
    columns.severity[row] = storedSeverities.indexOf(diagnostic.severity)
    columns.code[row] = texts.ofNullable(diagnostic.code)
    columns.message[row] = texts.of(diagnostic.message)
    columns.legs[row] = texts.ofNullable(diagnostic.legs ?? null)
    storeEvidence(columns, row, { evidence: diagnostic.evidence, texts })
    if (diagnostic.notes.length > 0) {
      const notes = diagnostic.notes.map((note) => texts.of(note))
      this.notes.set(row, notes)
    }
    this.row += 1
  }

  /** Throws when fewer or more rows were added than room was made for. */
  build(): DiagnosticTable {
    if (this.row !== this.columns.path.length) {
      throw new Error(`${this.row} rows in a table made for ${this.columns.path.length}`)
    }
    return new DiagnosticTable(this.texts.all, this.columns)
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
