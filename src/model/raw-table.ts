/**
 * What a checker printed, as columns: one array of numbers a field, and every file, code and message once. A large
 * output repeats itself, so what is asked of a text is asked once a text, not once a row.
 */
import type { RawDiagnostic, Severity } from './diagnostic.ts'
import { storedSeverities, timesIn } from './diagnostic-columns.ts'
import { ruleCode } from './ids.ts'
import { TextTable } from './text-table.ts'

/** Where a finding stands. `file` is an index into the files, -1 for none; an end of 0 is none. */
export interface RawPlace {
  readonly file: number
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** What it says: an index of `storedSeverities`, of the codes (-1 for none) and of the messages. */
export interface RawWords {
  readonly severity: number
  readonly code: number
  readonly message: number
}

/** One array a field, all of one length. */
export type RawColumns = { readonly [Name in keyof RawPlace | keyof RawWords]: Int32Array }

interface RawTexts {
  readonly files: readonly string[]
  readonly codes: readonly string[]
  readonly messages: readonly string[]
}

/** Only rows that have some. */
type RawNotes = ReadonlyMap<number, readonly string[]>

/** Immutable; rows are in the order printed. */
export class RawTable implements Iterable<RawDiagnostic> {
  readonly length: number
  readonly texts: RawTexts
  readonly columns: RawColumns
  readonly notes: RawNotes

  /** Every index must point into `texts`. */
  constructor(texts: RawTexts, columns: RawColumns, notes: RawNotes) {
    this.length = columns.file.length
    this.texts = texts
    this.columns = columns
    this.notes = notes
  }

  /** One row, made anew at each call. */
  at(row: number): RawDiagnostic {
    const { texts, columns } = this
    const end = (value: number | undefined): number | null => (value === 0 ? null : (value ?? null))
    return {
      file: texts.files[columns.file[row] ?? -1] ?? null,
      line: columns.line[row] ?? 1,
      column: columns.column[row] ?? 1,
      endLine: end(columns.endLine[row]),
      endColumn: end(columns.endColumn[row]),
      severity: storedSeverities[columns.severity[row] ?? 0] ?? 'error',
      code: ruleCode(texts.codes[columns.code[row] ?? -1] ?? null),
      message: texts.messages[columns.message[row] ?? -1] ?? '',
      notes: this.notes.get(row) ?? [],
    }
  }

  /** The same findings in files of other names; a file that is not among `names` keeps its own. */
  withFiles(names: ReadonlyMap<string, string>): RawTable {
    const files = this.texts.files.map((file) => names.get(file) ?? file)
    return new RawTable({ ...this.texts, files }, this.columns, this.notes)
  }

  /** How many rows have this severity. */
  count(severity: Severity): number {
    return timesIn(this.columns.severity, storedSeverities.indexOf(severity))
  }

  /** The first row of this severity. */
  first(severity: Severity): RawDiagnostic | null {
    const row = this.columns.severity.indexOf(storedSeverities.indexOf(severity))
    return row === -1 ? null : this.at(row)
  }

  /** Rows with such a file or such a message; each is asked about once. */
  where(isWanted: {
    readonly file: (file: string | null) => boolean
    readonly message: (message: string) => boolean
  }): readonly RawDiagnostic[] {
    const { file, message } = this.columns
    const files = this.texts.files.map(isWanted.file)
    const messages = this.texts.messages.map(isWanted.message)
    const projectWanted = file.includes(-1) && isWanted.file(null)
    const found: RawDiagnostic[] = []
    if (!projectWanted && !files.includes(true) && !messages.includes(true)) {
      return found
    }
    for (let row = 0; row < this.length; row++) {
      if ((files[file[row] ?? -1] ?? projectWanted) || messages[message[row] ?? -1] === true) {
        found.push(this.at(row))
      }
    }
    return found
  }

  *[Symbol.iterator](): Generator<RawDiagnostic> {
    for (let row = 0; row < this.length; row++) {
      yield this.at(row)
    }
  }
}

/** What a position is at most; a file has no more lines. */
const maximalPosition = 2 ** 31 - 1

/** Collects rows. Room is made once, for at most so many. */
export class RawTableBuilder {
  readonly files: TextTable = new TextTable()
  private readonly codes = new TextTable()
  private readonly messages = new TextTable()
  private readonly columns: RawColumns
  private readonly notes = new Map<number, string[]>()
  private rows = 0

  get length(): number {
    return this.rows
  }

  constructor(rows: number) {
    const column = (): Int32Array => new Int32Array(rows)
    this.columns = {
      file: column(),
      line: column(),
      column: column(),
      endLine: column(),
      endColumn: column(),
      severity: column(),
      code: column(),
      message: column(),
    }
  }

  /** Gives the row. */
  add(raw: RawDiagnostic): number {
    const { line, column, endLine, endColumn, notes } = raw
    const place = {
      file: this.files.ofNullable(raw.file),
      line: Math.min(line, maximalPosition),
      column: Math.min(column, maximalPosition),
      endLine: Math.min(endLine ?? 0, maximalPosition),
      endColumn: Math.min(endColumn ?? 0, maximalPosition),
    }
    const row = this.addAt(place, this.words(raw))
    if (notes.length > 0) {
      this.notes.set(row, [...notes])
    }
    return row
  }

  /** The same for who has the place and the words already; positions must be below 2^31. */
  addAt(place: RawPlace, words: RawWords): number {
    const { columns, rows } = this
    columns.file[rows] = place.file
    columns.line[rows] = place.line
    columns.column[rows] = place.column
    columns.endLine[rows] = place.endLine
    columns.endColumn[rows] = place.endColumn
    columns.severity[rows] = words.severity
    columns.code[rows] = words.code
    columns.message[rows] = words.message
    this.rows = rows + 1
    return rows
  }

  words({ severity, code, message }: Pick<RawDiagnostic, 'severity' | 'code' | 'message'>): RawWords {
    return {
      severity: storedSeverities.indexOf(severity),
      code: this.codes.ofNullable(code),
      message: this.messages.of(message),
    }
  }

  /** Whether a row stands at the place of another finding; -1 is no row. */
  isAt(row: number, { file, line, column }: RawDiagnostic): boolean {
    const { columns, files } = this
    return (
      (files.all[columns.file[row] ?? -1] ?? null) === file &&
      columns.line[row] === line &&
      columns.column[row] === column
    )
  }

  addNote(row: number, note: string): void {
    const known = this.notes.get(row)
    if (known === undefined) {
      this.notes.set(row, [note])
    } else {
      known.push(note)
    }
  }

  /** Throws when more rows were added than room was made for. */
  build(): RawTable {
    const { files, codes, messages, columns, rows } = this
    if (rows > columns.file.length) {
      throw new Error(`${rows} rows in a table made for ${columns.file.length}`)
    }
    const texts = { files: files.all, codes: codes.all, messages: messages.all }
    const own = Object.entries(columns).map(([name, column]) => [name, column.subarray(0, rows)])
    return new RawTable(texts, Object.fromEntries(own), this.notes)
  }
}

/** A table of these, in this order. */
export function rawTable(raws: readonly RawDiagnostic[]): RawTable {
  const builder = new RawTableBuilder(raws.length)
  for (const raw of raws) {
    builder.add(raw)
  }
  return builder.build()
}
