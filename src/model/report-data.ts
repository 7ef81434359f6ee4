/**
 * What the HTML report carries for the application inside it: columns and string tables, so that 100,000
 * diagnostics stay small. Written by `render/html/payload.ts`, read by `web/`; every text is already visible
 * text (controls and direction marks spelled out) and is shown as text only.
 */
import type { HistoryPoint, Target } from './history.ts'

/** What is known of a rule; `''` where nothing is. */
export interface RuleWords {
  readonly title: string
  readonly cause: string
  readonly fix: string
  readonly documentation: string
  /** Two lines each, or none. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** A kind of mistake and how much it matters. */
export interface CategoryWords {
  readonly title: string
  readonly priority: string
}

/** One declaration that many diagnostics have in common: what to do, and which rows go when it is done. */
export interface LeverageData {
  readonly title: string
  /** An index into the codes. */
  readonly code: number
  /** Where the declaration is, or null: an index into the paths, and its line. */
  readonly place: readonly [path: number, line: number] | null
  /** Ascending; each the distance from the one before, the first from -1. */
  readonly rows: readonly number[]
}

/** Source lines around a diagnostic. */
export interface ExcerptData {
  readonly row: number
  readonly firstLine: number
  readonly lines: readonly string[]
}

/** How a week ended. `start` is a Monday in Unix seconds. */
export interface WeekData {
  readonly start: number
  readonly errors: number
  /** Against the week before. */
  readonly delta: number
  /** The checker's version changed. */
  readonly upgraded: boolean
}

/** Where the project wants to be, and how it is getting there. */
export interface CourseData {
  /** Oldest first, up to the baseline. */
  readonly points: readonly HistoryPoint[]
  /** Newest first. */
  readonly weeks: readonly WeekData[]
  readonly target: Target | null
  /** When the target is reached at the pace of the last weeks; null where the pace leads nowhere. */
  readonly arrival: number | null
}

/** Rows are sorted by path; every column has one value a row unless it says otherwise. */
export interface ReportData {
  readonly name: string
  readonly firstRun: boolean
  /** What addresses start with, for this run and for the baseline; null without links. */
  readonly headLinks: string | null
  readonly baseLinks: string | null
  readonly paths: readonly string[]
  /** How many rows each path has. */
  readonly pathRows: readonly number[]
  /** An index into the owners, one a path. */
  readonly pathOwner: readonly number[]
  /** Paths whose address isn't simply the path: index and address, `''` for none. */
  readonly oddPaths: readonly (readonly [number, string])[]
  /** `''` is nobody. */
  readonly owners: readonly string[]
  /** Every leg of a matrix, also one that found nothing; empty where there is one run only. */
  readonly allLegs: readonly string[]
  /** Which legs of a matrix found a row, joined by `, `; `''` where there is one run only. */
  readonly legs: readonly string[]
  /** `''` is no code. */
  readonly codes: readonly string[]
  /** One a code. */
  readonly rules: readonly RuleWords[]
  readonly categories: readonly CategoryWords[]
  readonly texts: readonly string[]
  /** One letter a row: new, fixed, kept. */
  readonly status: string
  /** One letter a row: error, warning. */
  readonly severity: string
  /** One digit a row: an index into the categories. */
  readonly category: string
  readonly line: readonly number[]
  readonly column: readonly number[]
  /** The line in the baseline minus the line now, for kept rows; else 0. */
  readonly shift: readonly number[]
  readonly leg: readonly number[]
  readonly code: readonly number[]
  readonly message: readonly number[]
  /** Row and text; a row may have several. */
  readonly notes: readonly (readonly [number, number])[]
  /** A new row and the fixed row that it stands in for; -1 where only one side is known. */
  readonly replaced: readonly (readonly [newRow: number, fixedRow: number])[]
  readonly mayComeFromBase: readonly number[]
  /** Kept rows that said something else in the baseline: row, path, message, severity letter. */
  readonly was: readonly (readonly [row: number, path: number, message: number, severity: string])[]
  readonly excerpts: readonly ExcerptData[]
  readonly leverage: readonly LeverageData[]
  readonly course: CourseData | null
  /** The highest total that the rules allow; null without such a rule. */
  readonly limit: number | null
}
