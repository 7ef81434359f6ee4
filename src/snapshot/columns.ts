/**
 * The columns of a snapshot file and the typed columns in memory. What is written is decided here and in
 * `encode.ts` and nowhere else. Format version 2, docs/baseline-format.md.
 */
import {
  type DiagnosticColumns,
  type digestColumns,
  holdsOnly,
  type measureColumns,
  nothingKnown,
  type positionColumns,
  storedSeverities,
  type textColumns,
} from '#model/diagnostic-columns.ts'
import type { DiagnosticTable } from '#model/diagnostic-table.ts'

type LaterColumn = (typeof measureColumns)[number]

/** Columns as a file has them: plain arrays of numbers, all of one length; `notes` lists only rows that have some. */
export type FileColumns = {
  readonly [Name in Exclude<
    keyof DiagnosticColumns,
    'notes' | 'legs' | 'body' | 'outerBody' | LaterColumn
  >]: ArrayLike<number>
} & {
  /** Missing in older files. */
  readonly [Name in LaterColumn]?: ArrayLike<number>
} & {
  /** Missing in older files. */
  readonly body?: ArrayLike<number>
  readonly outerBody?: ArrayLike<number>
  /** Only in merged snapshots. */
  readonly legs?: ArrayLike<number>
  readonly notes: readonly (readonly [row: number, texts: readonly number[]])[]
}

/** A text column's indexes and the rest, with texts in order of first use, so that equal snapshots are equal bytes. */
export function fileColumns(table: DiagnosticTable): {
  readonly texts: readonly string[]
  readonly columns: FileColumns
} {
  const texts: string[] = []
  const moved = new Int32Array(table.texts.length).fill(-1)
  const indexOf = (index: number): number => {
    if (index === -1) {
      return -1
    }
    const known = moved[index] ?? -1
    if (known !== -1) {
      return known
    }
    moved[index] = texts.length
    return texts.push(table.texts[index] ?? '') - 1
  }
  const { columns } = table
  return {
    texts,
    columns: {
      path: columns.path.map(indexOf),
      line: columns.line,
      // Files have 1-based positions only.
      column: columns.column.map((column) => Math.max(1, column)),
      endLine: columns.endLine,
      endColumn: columns.endColumn,
      severity: columns.severity,
      code: columns.code.map(indexOf),
      message: columns.message.map(indexOf),
      lineDigest: columns.lineDigest,
      beforeDigest: columns.beforeDigest,
      afterDigest: columns.afterDigest,
      tokenDigest: columns.tokenDigest,
      namesOnLine: columns.namesOnLine,
      lineWeight: columns.lineWeight,
      beforeWeight: columns.beforeWeight,
      afterWeight: columns.afterWeight,
      words: columns.words,
      scope: columns.scope.map(indexOf),
      body: columns.body.map(indexOf),
      outerBody: columns.outerBody.map(indexOf),
      notes: [...columns.notes]
        .sort(([a], [b]) => a - b)
        .map(([row, own]) => [row, own.map(indexOf)] as const),
      ...(columns.legs.every((index) => index === -1) ? {} : { legs: columns.legs.map(indexOf) }),
    },
  }
}

/**
 * Checks every value once, on its way into the typed columns: no index ever points outside its table. Gives the first
 * fault in words instead.
 */
export function typedColumns(columns: FileColumns, texts: number): DiagnosticColumns | string {
  const rows = columns.path.length
  const faults: string[] = []
  const { legs: noIndexes, lineDigest: noDigests } = nothingKnown(rows)
  const read = <Column extends Int32Array | Float64Array>(
    name: keyof FileColumns,
    { empty, store, bounds }: Reading<Column>,
  ): Column => {
    const values = columns[name] ?? []
    if (values.length !== rows) {
      faults.push(`columns.${name} has ${values.length} rows, columns.path has ${rows}`)
      return empty
    }
    const column = store(values, bounds)
    if (column === null) {
      faults.push(`columns.${name} ${bounds.fault}`)
    }
    return column === null || holdsOnly(column, -1) ? empty : column
  }
  const integers = (name: keyof FileColumns, bounds: Bounds): Int32Array =>
    read(name, { empty: noIndexes, store: storedIntegers, bounds })
  const text = (name: (typeof textColumns)[number]): Int32Array => {
    const lowest = name === 'path' || name === 'message' ? 0 : -1
    const fault = `points outside the ${texts} texts`
    return integers(name, { lowest, end: texts, fault })
  }
  const laterText = (name: 'body' | 'outerBody' | 'legs'): Int32Array =>
    columns[name] === undefined ? noIndexes : text(name)
  const position = (name: (typeof positionColumns)[number]): Int32Array => {
    const lowest = name === 'endLine' || name === 'endColumn' ? 0 : 1
    return integers(name, { lowest, end: 2 ** 31, fault: 'holds a position out of range' })
  }
  const digest = (name: (typeof digestColumns)[number]): Float64Array =>
    read(name, {
      empty: noDigests,
      store: storedDigests,
      bounds: { lowest: -1, end: 2 ** 48, fault: 'holds a digest out of range' },
    })
  const measure = (name: (typeof measureColumns)[number]): Int32Array =>
    columns[name] === undefined
      ? noIndexes
      : integers(name, { lowest: -1, end: 2 ** 30, fault: 'holds a number out of range' })
  const typed: DiagnosticColumns = {
    path: text('path'),
    line: position('line'),
    column: position('column'),
    endLine: position('endLine'),
    endColumn: position('endColumn'),
    severity: integers('severity', {
      lowest: 0,
      end: storedSeverities.length,
      fault: 'holds an unknown severity',
    }),
    code: text('code'),
    message: text('message'),
    lineDigest: digest('lineDigest'),
    beforeDigest: digest('beforeDigest'),
    afterDigest: digest('afterDigest'),
    tokenDigest: digest('tokenDigest'),
    namesOnLine: measure('namesOnLine'),
    lineWeight: measure('lineWeight'),
    beforeWeight: measure('beforeWeight'),
    afterWeight: measure('afterWeight'),
    words: measure('words'),
    scope: text('scope'),
    body: laterText('body'),
    outerBody: laterText('outerBody'),
    legs: laterText('legs'),
    notes: new Map(columns.notes),
  }
  const soundNotes = columns.notes.every(
    ([row, own]) => row < rows && own.every((index) => index >= 0 && index < texts),
  )
  const [reason = soundNotes ? undefined : 'columns.notes points outside the table'] = faults
  return reason ?? typed
}

/** What a column may hold: integers from `lowest` to before `end`; else what is wrong with it. */
interface Bounds {
  readonly lowest: number
  readonly end: number
  readonly fault: string
}

interface Reading<Column> {
  /** Of which nothing is known. */
  readonly empty: Column
  readonly store: (values: ArrayLike<unknown>, bounds: Bounds) => Column | null
  readonly bounds: Bounds
}

/** The values as they are when they have the type already; null when one is not allowed. `values` may hold anything. */
function storedIntegers(values: ArrayLike<unknown>, { lowest, end }: Bounds): Int32Array | null {
  const column = values instanceof Int32Array ? values : new Int32Array(values.length)
  for (let row = 0; row < column.length; row++) {
    const value = values[row]
    if (typeof value !== 'number' || value < lowest || value >= end) {
      return null
    }
    column[row] = value
    if (column[row] !== value) {
      return null
    }
  }
  return column
}

/** The same for more than 32 bits. */
function storedDigests(values: ArrayLike<unknown>, { lowest, end }: Bounds): Float64Array | null {
  const column = values instanceof Float64Array ? values : new Float64Array(values.length)
  for (let row = 0; row < column.length; row++) {
    const value = values[row]
    if (typeof value !== 'number' || value < lowest || value >= end || !Number.isInteger(value)) {
      return null
    }
    column[row] = value
  }
  return column
}
