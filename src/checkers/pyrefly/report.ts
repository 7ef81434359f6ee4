/**
 * What the forms of pyrefly's output have in common: a report before it is judged, its summary, places, and
 * lines that say nothing about errors. Judges nothing.
 */
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import type { LineFate } from '../output/line-account.ts'
import { anyOf, isWrapperLine } from '../output/wrapper-lines.ts'

/** What pyrefly says it found: on standard error, unless `--summary=none`. */
export interface PyreflySummary {
  readonly line: string
  readonly claimed: number
  /** `diagnostics` with `--min-severity`: everything shown. Else `errors`, whatever else is shown. */
  readonly unit: 'errors' | 'diagnostics'
}

/** An output, read but not yet believed. */
export interface PyreflyReport {
  readonly format: 'json' | 'text'
  readonly diagnostics: readonly RawDiagnostic[]
  /** JSON is whole when its brace closes; a text only says so by its summary. */
  readonly whole: boolean
  /** One for each line. */
  readonly fates: readonly LineFate[]
  /** What was wrong with a JSON document, null when nothing was. `age`: it lacks what later versions print. */
  readonly fault: { readonly kind: 'shape' | 'age'; readonly detail: string } | null
}

/** The names in JSON. */
export const pyreflySeverities: Readonly<Record<string, Severity>> = {
  error: 'error',
  warn: 'warning',
  info: 'information',
}

const summary = /^ INFO ([\d,]+) (error|diagnostic)(s?)(?: \(.*\))?$/

/** Upstream: `print_summary` in pyrefly/lib/commands/check.rs, 0.50 to 1.5. Null for other lines. */
export function pyreflySummary(line: string): PyreflySummary | null {
  const [, count = '', noun, plural] = summary.exec(line) ?? []
  const claimed = Number(count.replaceAll(',', ''))
  if (noun === undefined || (plural === 's') === (claimed === 1)) {
    return null
  }
  return { line, claimed, unit: noun === 'error' ? 'errors' : 'diagnostics' }
}

const modules = /^ INFO ([\d,]+) modules? \([\d,]+ dependent modules?\); /

/** How many files were checked, which it says with `--summary=full`; null for other lines. */
export function modulesChecked(line: string): number | null {
  const [, count] = modules.exec(line) ?? []
  return count === undefined ? null : Number(count.replaceAll(',', ''))
}

/** What goes to standard error, where both streams are in one file. */
const chatter: RegExp = anyOf([
  modules,
  /^ INFO (?:Checking |Found `.*` marking project root, checking )/,
  /^ WARN Pyrefly is checking everything under `.*`\. This may take a while\.\.\.$/,
  /^No `pyrefly\.toml` found — using /,
  /^Run `pyrefly init` to continue setting up Pyrefly\.$/,
  /^Docs: https:\/\/pyrefly\.org\//,
  /^Processed [\d,]+ of [\d,]+ modules$/,
  // `--count-errors`
  /^\d+ instances of [a-z-]+$/,
])

/** Whether a line is known to say nothing about errors. */
export function isPyreflyChatter(line: string): boolean {
  return isWrapperLine(line) || chatter.test(line)
}

/** Notebooks are named with the cell behind them, which is no part of the file's name. */
export function withoutCell(path: string): string {
  return path.replace(/(?<=\.ipynb)#\d+$/, '')
}

/** The end printed is behind the last character; in front of a line's first one it is no end. */
export function pyreflyEnd(
  start: { readonly line: number; readonly column: number },
  stop: { readonly line: number; readonly column: number },
): Pick<RawDiagnostic, 'endLine' | 'endColumn'> {
  const empty = stop.line === start.line && stop.column <= start.column
  return stop.column > 1 && !empty
    ? { endLine: stop.line, endColumn: stop.column - 1 }
    : { endLine: null, endColumn: null }
}
