/** One finding of a checker, and the evidence of the source around it. Positions are 1-based throughout. */
import type { RepoPath, RuleCode } from './ids.ts'

/** `information` covers what checkers call note, hint or information when it stands alone. */
export type Severity = 'error' | 'warning' | 'information'

/** Everything a checker says of one finding, apart from the file. */
export interface Finding {
  readonly line: number
  /** 1 where the checker printed no column; 0 where not even the line is known, which is 1 then: see {@link knownLine}. */
  readonly column: number
  /** The last line of the range, or null where the checker printed no range. */
  readonly endLine: number | null
  /** Of the last character of the range, not behind it; null like `endLine`. */
  readonly endColumn: number | null
  readonly severity: Severity
  readonly code: RuleCode | null
  /** Whole, with `\n` between its lines; never the rule code. */
  readonly message: string
  /** What the checker adds to this finding, one text each. */
  readonly notes: readonly string[]
}

/** A finding with its file as printed; null for a finding about the whole project. */
export interface RawDiagnostic extends Finding {
  readonly file: string | null
}

/**
 * What the source looked like around a diagnostic, without holding any source text.
 * Every field is null where the file could not be read.
 */
export interface SourceEvidence {
  /** Digest of the diagnostic's line without any white space: 48 bits, like all digests. */
  readonly lineDigest: number | null
  /** The same of the nearest non-blank line before and after. */
  readonly beforeDigest: number | null
  readonly afterDigest: number | null
  /** Digest of the tokens from the diagnostic's place on, as a formatter would leave them. */
  readonly tokenDigest: number | null
  /** Which quoted names of the message stand on the line itself, as a bit mask; see `quoted-names.ts`. */
  readonly namesOnLine: number | null
  /**
   * How specific the line is: the letters of its words that not every program has, divided by the square of how many lines
   * of the files that were read are the same. 0 for a line that names the scope it is in: it says no more than the scope.
   */
  readonly lineWeight: number | null
  /** The same of the lines of `beforeDigest` and `afterDigest`. */
  readonly beforeWeight: number | null
  readonly afterWeight: number | null
  /** One bit for each word of the line that not every program has; see `line-words.ts`. */
  readonly words: number | null
  /** Qualified name of the enclosing scope (`Class.method`), `''` at the top level of the file. */
  readonly scope: string | null
  /** What the scope is made of, to tell a function that moved from another one; see `scope-body.ts`. null at the top level. */
  readonly body: string | null
  /** The same of the outermost scope around it; null where the scope is the outermost one. */
  readonly outerBody: string | null
}

/** What is known of a diagnostic whose file could not be read. */
export const noEvidence: SourceEvidence = {
  lineDigest: null,
  beforeDigest: null,
  afterDigest: null,
  tokenDigest: null,
  namesOnLine: null,
  lineWeight: null,
  beforeWeight: null,
  afterWeight: null,
  words: null,
  scope: null,
  body: null,
  outerBody: null,
}

/** A finding with its place in the repository and the evidence that identifies it later. */
export interface Diagnostic extends Finding {
  readonly path: RepoPath
  readonly evidence: SourceEvidence
  /** Only in merged snapshots: the legs that found it, sorted and joined by `, `. */
  readonly legs?: string
}

/** Takes what a checker says, and of which file. */
export type ToldStatement = (
  path: Diagnostic['path'],
  code: Diagnostic['code'],
  message: Diagnostic['message'],
) => void

/** Null where a committed baseline holds the diagnostic: it keeps no lines. Whoever shows a place asks here. */
export function knownLine({ line, column }: Pick<Finding, 'line' | 'column'>): number | null {
  return column === 0 ? null : line
}

/** Between the legs of one diagnostic; no leg holds it. */
export const legSeparator = ', '
