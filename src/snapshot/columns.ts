/**
 * The columnar form of diagnostics: one array per field, every text once in a table. What is written is
 * decided here and nowhere else; `decode.ts` checks the same shape. Format version 1, docs/baseline-format.md.
 */
import type { Diagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode, storedPath } from '#model/ids.ts'

/** A severity is stored as its index here; the order is part of the format. */
export const storedSeverities: readonly Severity[] = ['error', 'warning', 'information']

/** Columns that hold an index into the table of texts; -1 is null. */
export const textColumns = [
  'path',
  'code',
  'message',
  'lineDigest',
  'beforeDigest',
  'afterDigest',
  'scope',
] as const
/** Columns that hold a position; 0 is null and allowed only in the `end…` columns. */
export const positionColumns = ['line', 'column', 'endLine', 'endColumn'] as const

type ColumnName = (typeof textColumns)[number] | (typeof positionColumns)[number] | 'severity'

/** One array per field, all of one length; `notes` lists only the rows that have some. */
export type Columns = { readonly [Name in ColumnName]: readonly number[] } & {
  readonly notes: readonly (readonly [row: number, texts: readonly number[]])[]
  /** Only in merged snapshots; an index into the texts, -1 is null. */
  readonly legs?: readonly number[]
}

/** The table of texts and the columns that point into it. */
export interface Table {
  readonly texts: readonly string[]
  readonly columns: Columns
}

/** Lays diagnostics out in columns; texts in order of first use, so equal input gives equal output. */
export function toColumns(diagnostics: readonly Diagnostic[]): Table {
  const texts: string[] = []
  const indexes = new Map<string, number>()
  const indexOf = (text: string | null): number => {
    if (text === null) {
      return -1
    }
    const known = indexes.get(text)
    if (known !== undefined) {
      return known
    }
    indexes.set(text, texts.length)
    texts.push(text)
    return texts.length - 1
  }
  const column = (pick: (diagnostic: Diagnostic) => number): number[] => diagnostics.map(pick)
  const notes: (readonly [number, readonly number[]])[] = []
  for (const [row, { notes: own }] of diagnostics.entries()) {
    if (own.length > 0) {
      notes.push([row, own.map(indexOf)])
    }
  }
  const columns: Columns = {
    path: column(({ path }) => indexOf(path)),
    line: column(({ line }) => line),
    column: column((diagnostic) => diagnostic.column),
    endLine: column(({ endLine }) => endLine ?? 0),
    endColumn: column(({ endColumn }) => endColumn ?? 0),
    severity: column(({ severity }) => storedSeverities.indexOf(severity)),
    code: column(({ code }) => indexOf(code)),
    message: column(({ message }) => indexOf(message)),
    lineDigest: column(({ evidence }) => indexOf(evidence.lineDigest)),
    beforeDigest: column(({ evidence }) => indexOf(evidence.beforeDigest)),
    afterDigest: column(({ evidence }) => indexOf(evidence.afterDigest)),
    scope: column(({ evidence }) => indexOf(evidence.scope)),
    notes,
  }
  const merged = diagnostics.some(({ legs }) => legs !== undefined)
  const legs = merged ? { legs: column((diagnostic) => indexOf(diagnostic.legs ?? null)) } : {}
  return { texts, columns: { ...columns, ...legs } }
}

/** The reverse of {@link toColumns}, for a table whose indexes have been checked. */
export function fromColumns({ texts, columns }: Table): readonly Diagnostic[] {
  const notes = new Map(columns.notes)
  const text = (index: number | undefined): string | null =>
    index === undefined ? null : (texts[index] ?? null)
  const position = (value: number | undefined): number | null => (value ? value : null)
  return columns.path.map((path, row) => ({
    path: storedPath(text(path) ?? ''),
    line: columns.line[row] ?? 1,
    column: columns.column[row] ?? 1,
    endLine: position(columns.endLine[row]),
    endColumn: position(columns.endColumn[row]),
    severity: storedSeverities[columns.severity[row] ?? 0] ?? 'error',
    code: ruleCode(text(columns.code[row])),
    message: text(columns.message[row]) ?? '',
    notes: (notes.get(row) ?? []).map((index) => texts[index] ?? ''),
    evidence: {
      lineDigest: text(columns.lineDigest[row]),
      beforeDigest: text(columns.beforeDigest[row]),
      afterDigest: text(columns.afterDigest[row]),
      scope: text(columns.scope[row]),
    },
    ...legsOf(text(columns.legs?.[row])),
  }))
}

function legsOf(legs: string | null): { readonly legs?: string } {
  return legs === null ? {} : { legs }
}
