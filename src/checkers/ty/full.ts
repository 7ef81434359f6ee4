/**
 * Reads ty's default text: a headline, its place, a code frame, and what ty adds (`info:`, `help:` with a
 * proposed change). Frames and proposals say nothing that is kept; their labels and the additions are notes.
 * Upstream: `FullRenderer` in crates/ruff_db/src/diagnostic/render/full.rs of astral-sh/ruff, as printed by ty
 * 0.0.2 to 0.0.108.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { LineFate } from '../output/line-account.ts'
import { isTyChatter, quotingRule, summaryAt, type TyReport, tyFinding, tySummary } from './report.ts'

const start = /^(fatal|error|warning|info)\[([a-z][a-z0-9-]*)\]: (.*)$/
const place = /^ *--> (.*?)(?:(?<=\.ipynb):cell \d+)?(?::(\d+):(\d+))?$/
/** What stands behind the marks under the range that the finding is about. */
const label = /^ *\|.* \^+ (\S.*)$/
const addition = /^(?:info|help|note): (?!rule `[a-z-]+` (?:is|was) (?:enabled|selected) )(.*)$/
/** Indented lines, frames, the gap in a long frame, the lines of a proposal, additions. */
const detail = /^(?:\s+\S|\d+ +[-+|]|\d+ \||\.\.\.$|(?:info|help|note): )/

/** Whether a text is in this form: told by a headline with a colon behind its rule. */
export function isFullTy(lines: readonly string[]): boolean {
  return lines.some((line) => start.test(line))
}

interface OpenFinding {
  readonly found: RawDiagnostic
  readonly notes: string[]
}

/** Positions are 1-based as printed. */
export function readFullTy(lines: readonly string[]): TyReport {
  const findings: OpenFinding[] = []
  const fates: LineFate[] = []
  const end = summaryAt(lines)
  for (const [at, line] of lines.entries()) {
    const found = at === end ? null : headline(line, lines[at + 1] ?? '')
    if (found !== null) {
      findings.push({ found, notes: [] })
      fates.push('diagnostic')
    } else {
      const open = end < 0 || at < end ? findings.at(-1) : undefined
      fates.push(at === end ? 'summary' : fateBelow(line, open))
    }
  }
  const diagnostics = findings.map(({ found, notes }) => ({ ...found, notes }))
  return { format: 'full', diagnostics, summary: tySummary(lines[end] ?? ''), fates }
}

/** Keeps what a line adds to the finding above it. */
function fateBelow(line: string, open: OpenFinding | undefined): LineFate {
  if (isTyChatter(line)) {
    return 'chatter'
  }
  if (open === undefined || !belongs(open, line)) {
    return 'unread'
  }
  const [, note] = label.exec(line) ?? addition.exec(line) ?? []
  open.notes.push(...(note === undefined ? [] : [note]))
  return 'diagnostic'
}

/** A headline is followed by its place, or by nothing when it has none. */
function headline(line: string, next: string): RawDiagnostic | null {
  const head = start.exec(line)
  const where = place.exec(next)
  if (head === null || (where === null && next !== '')) {
    return null
  }
  const [, severity = '', code = '', message = ''] = head
  const [, file, at, column] = where ?? []
  return tyFinding({ file, line: at, column, severity, code, message })
}

function belongs({ found }: OpenFinding, line: string): boolean {
  return place.test(line) || detail.test(line) || found.code === quotingRule
}
