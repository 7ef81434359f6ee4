/** What the HTML report carries for its script: columns and string tables, so that 100,000 entries stay small. */

/** Counts by name; the names are indices into a string table. */
export interface GroupColumns {
  readonly name: readonly number[]
  readonly head: readonly number[]
  readonly base: readonly number[]
}

/** Rows are sorted by path; every column has one value a row unless it says otherwise. */
export interface ReportData {
  readonly firstRun: boolean
  /** What addresses start with, for this run and for the baseline; null without links. */
  readonly headLinks: string | null
  readonly baseLinks: string | null
  readonly paths: readonly string[]
  /** How many rows each path has. */
  readonly pathRows: readonly number[]
  /** Paths whose address isn't simply the path: index and address, `''` for none. */
  readonly oddPaths: readonly (readonly [number, string])[]
  readonly codes: readonly string[]
  readonly texts: readonly string[]
  /** One letter a row: new, fixed, kept. */
  readonly status: string
  /** One letter a row: error, warning. */
  readonly severity: string
  readonly line: readonly number[]
  readonly column: readonly number[]
  readonly code: readonly number[]
  readonly message: readonly number[]
  /** Row and text; a row may have several. */
  readonly notes: readonly (readonly [number, number])[]
  readonly replaced: readonly number[]
  readonly mayComeFromBase: readonly number[]
  /** Row, path and line of kept entries that stood in another file. */
  readonly was: readonly (readonly [number, number, number])[]
  readonly byRule: GroupColumns
  readonly byFile: GroupColumns
}
