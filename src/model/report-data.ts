/**
 * What the HTML report carries for the application inside it: columns and string tables, so that 100,000
 * diagnostics stay small. Written by `render/html/payload.ts`, read by `web/`; every text is already visible
 * text (controls and direction marks spelled out) and is shown as text only.
 */
import type { HistoryPoint, Target } from './history.ts'

/** What is known of a rule; `''` where nothing is. */
export interface RuleWords {
  /** Of the rule whatever a message says: an index into the categories. */
  readonly category: number
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

/** Words and code by turns, words first (perhaps none); empty where there is nothing to say. */
export type MixedText = readonly string[]

/** New rows that one thing answers, or that only share their rule. */
export interface CauseData {
  /** What is wrong; never empty. */
  readonly title: MixedText
  readonly why: MixedText
  readonly fix: MixedText
  /** An index into the codes; -1 for several. */
  readonly code: number
  /** What the change did that brings errors to files it does not touch. `address` is null for what can't be linked. */
  readonly declaration: {
    readonly name: string
    readonly path: string
    readonly address: string | null
    /** null when it was deleted. */
    readonly line: number | null
  } | null
  /** What tells each row apart, in their order; none where the title says all; null where each message has to be read. */
  readonly names: readonly string[] | null
  /** Ascending; each the distance from the one before, the first from -1. */
  readonly rows: readonly number[]
}

/** The new rows in one kind of place, by cause, in the order in which to read them. */
export interface FindingsData {
  /** `3 new errors in changed files`. */
  readonly title: string
  /** Why a declaration is not known. */
  readonly note: MixedText
  readonly causes: readonly CauseData[]
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
  /** The ends of its range; the later one null where it may be never. Null without an arrival. */
  readonly range: readonly [early: number, late: number | null] | null
  /** What happened beside the code, oldest first. */
  readonly events: readonly { readonly time: number; readonly words: string }[]
  /** How the plan stands, in one line; null without a target. */
  readonly plan: string | null
}

/** Visible text of one error with its age. */
export interface AgeRow {
  readonly place: string
  readonly code: string
  readonly message: string
  /** `2027-03-31 or before (1234567)`. */
  readonly first: string
  /** `came back 2 times`; `''` for never. */
  readonly returned: string
}

/** How old the errors are that the baseline has too. */
export interface AgeData {
  /** The day on which recording began. */
  readonly since: string
  readonly spread: readonly { readonly words: string; readonly errors: number }[]
  readonly oldest: readonly AgeRow[]
  readonly returned: readonly AgeRow[]
  readonly returnedCount: number
}

/** Rows are sorted by path; every column has one value a row unless it says otherwise. */
export interface ReportData {
  readonly name: string
  readonly firstRun: boolean
  /** What the list of errors shows first. */
  readonly opensOn: 'new' | 'current'
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
  /** 0 where it is not known. */
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
  /** Only what can be fixed in this repository. */
  readonly leverage: readonly LeverageData[]
  /** How many declarations were left out, because they are not known to be in it. */
  readonly leverageElsewhere: number
  /** The change's own files first; empty where nothing is new. */
  readonly findings: readonly FindingsData[]
  readonly course: CourseData | null
  readonly ages: AgeData | null
  /** The highest total that the rules allow; null without such a rule. */
  readonly limit: number | null
}
