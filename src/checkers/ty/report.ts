/**
 * What ty's two text formats have in common: a report before it is judged, the summary, severities, and
 * lines that say nothing about errors. Judges nothing.
 */
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { LineFate } from '../output/line-account.ts'
import { anyOf, isWrapperLine } from '../output/wrapper-lines.ts'

/** ty's last line. It counts everything, whatever the severity. */
export interface TySummary {
  readonly line: string
  readonly diagnostics: number
}

/** A text, read but not yet believed. */
export interface TyReport {
  readonly format: 'concise' | 'full'
  readonly diagnostics: readonly RawDiagnostic[]
  readonly summary: TySummary | null
  /** One for each line. */
  readonly fates: readonly LineFate[]
}

/** The words in front of `[rule]`. A fatal one is a file or a run that could not be checked. */
const tySeverities: Readonly<Record<string, Severity>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  info: 'information',
}

/** Upstream: `check` in crates/ty/src/lib.rs of astral-sh/ruff; the same from 0.0.2 to 0.0.108. */
export function tySummary(line: string): TySummary | null {
  if (line === 'All checks passed!') {
    return { line, diagnostics: 0 }
  }
  const [, count, plural] = /^Found (\d+) diagnostic(s?)$/.exec(line) ?? []
  const fits = (plural === 's') === (Number(count) !== 1)
  return count === undefined || !fits ? null : { line, diagnostics: Number(count) }
}

/** Where the summary is: the last such line, because a `@deprecated` text may hold others. -1: nowhere. */
export function summaryAt(lines: readonly string[]): number {
  return lines.findLastIndex((line) => tySummary(line) !== null)
}

/** What both texts print of a finding; neither names the end of its range. */
export interface PrintedFinding {
  readonly file: string | undefined
  /** Absent for a finding about a whole file, or about the project. */
  readonly line: string | undefined
  readonly column: string | undefined
  readonly severity: string
  readonly code: string
  readonly message: string
}

/** Positions are 1-based as printed. */
export function tyFinding({ file, line, column, severity, code, message }: PrintedFinding): RawDiagnostic {
  return {
    file: file ?? null,
    line: Number(line ?? 1),
    column: Number(column ?? 1),
    endLine: null,
    endColumn: null,
    severity: tySeverities[severity] ?? 'error',
    code: ruleCode(code),
    message,
    notes: [],
  }
}

const indexed = /^INFO Indexed (\d+) file\(s\) in /

/** How many files ty looked at, which it says with `-v`; null for other lines. */
export function filesIndexed(line: string): number | null {
  const [, count] = indexed.exec(line) ?? []
  return count === undefined ? null : Number(count)
}

/** What `-v` and warnings put on standard error, where both streams are in one file. */
const chatter: RegExp = anyOf([
  indexed,
  /^INFO (?:Defaulting to |Python version: |Checking file `|Python platform: )/,
  /^WARN No python files found under the given path\(s\)$/,
])

/** Whether a line is known to say nothing about errors. */
export function isTyChatter(line: string): boolean {
  return isWrapperLine(line) || chatter.test(line)
}

/** The rule whose messages hold the user's own text, line breaks and all. */
export const quotingRule = 'deprecated'
