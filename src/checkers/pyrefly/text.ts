/**
 * Reads pyrefly's text: `min-text` has one line for each finding, `full-text` a headline, its place, a code
 * frame and details. Frames say nothing that is kept; details are notes. Neither proves its end by itself:
 * the summary stands on standard error.
 * Upstream: `Error::write_line` in pyrefly/lib/error/error.rs, 0.50 to 1.5.
 */
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { LineFate } from '../output/line-account.ts'
import { isPyreflyChatter, type PyreflyReport, pyreflyEnd, pyreflySummary, withoutCell } from './report.ts'

/**
 * `ERROR file:line:column-end: … [rule]`; the end is `line:column` of a later line, or not there. A file ends before the first
 * colon with a space behind it: looking further would take time by the square of a line's length.
 */
const oneLine =
  /^(ERROR| WARN| INFO) (\S(?:(?!: ).)*?):(\d+):(\d+)(?:-(?:(\d+):)?(\d+))?: (.*) \[([a-z][a-z0-9-]*)\]$/
const headline = /^(ERROR| WARN| INFO) (.*) \[([a-z][a-z0-9-]*)\]$/
const place = /^ *--> (.*):(\d+):(\d+)$/
const frame = /^(?: *(?:\d+ +)?\||\.\.\.$)/
const added = /^ {2}(\s*\S.*)$/
/** The rule whose details hold the user's own text, line breaks and all. */
const quotingRule = 'deprecated'

const severities: Readonly<Record<string, Severity>> = {
  ERROR: 'error',
  ' WARN': 'warning',
  ' INFO': 'information',
}

interface OpenFinding {
  readonly found: RawDiagnostic
  readonly notes: string[]
}

/** Positions are 1-based as printed. */
export function readPyreflyText(lines: readonly string[]): PyreflyReport {
  const findings: OpenFinding[] = []
  const fates: LineFate[] = []
  const end = lines.findLastIndex((line) => pyreflySummary(line) !== null)
  let open: OpenFinding | null = null
  for (const [at, line] of lines.entries()) {
    const started = at === end ? null : findingAt(lines, at)
    if (started !== null) {
      findings.push(started.finding)
      open = started.hasMore ? started.finding : null
      fates.push('diagnostic')
    } else {
      open = at === end ? null : open
      fates.push(at === end ? 'summary' : fateBelow(line, open))
    }
  }
  const diagnostics = findings.map(({ found, notes }) => ({ ...found, notes }))
  return { format: 'text', diagnostics, whole: false, fates, fault: null }
}

/** Keeps what a line adds to the finding above it. */
function fateBelow(line: string, open: OpenFinding | null): LineFate {
  if (open === null || !belongs(open, line)) {
    return isPyreflyChatter(line) ? 'chatter' : 'unread'
  }
  open.notes.push(...noteOf(open, line))
  return 'diagnostic'
}

/** What starts at this line, null when nothing does. The short form has nothing below a finding. */
function findingAt(
  lines: readonly string[],
  at: number,
): { readonly finding: OpenFinding; readonly hasMore: boolean } | null {
  const short = shortFinding(lines[at] ?? '')
  const found = short ?? fullFinding(lines[at] ?? '', lines[at + 1] ?? '')
  return found === null ? null : { finding: { found, notes: [] }, hasMore: short === null }
}

function shortFinding(line: string): RawDiagnostic | null {
  // The end first: where it is missing, the rest would be tried at every colon of a long line.
  const match = line.endsWith(']') ? oneLine.exec(line) : null
  if (match === null) {
    return null
  }
  const [, kind = '', file = '', at, from, stopLine, stop, message = '', code = ''] = match
  const start = { line: Number(at), column: Number(from) }
  const ends = pyreflyEnd(start, { line: Number(stopLine ?? at), column: Number(stop ?? from) })
  const severity = severities[kind] ?? 'error'
  return { file: withoutCell(file), ...start, ...ends, severity, code: ruleCode(code), message, notes: [] }
}

/** A headline is followed by its place; without one it is no finding. */
function fullFinding(line: string, next: string): RawDiagnostic | null {
  const [head, where] = [headline.exec(line), place.exec(next)]
  if (head === null || where === null) {
    return null
  }
  const [, kind = '', message = '', code = ''] = head
  const [, file = '', at, column] = where
  const start = { line: Number(at), column: Number(column), endLine: null, endColumn: null }
  const severity = severities[kind] ?? 'error'
  return { file: withoutCell(file), ...start, severity, code: ruleCode(code), message, notes: [] }
}

function belongs({ found }: OpenFinding, line: string): boolean {
  return place.test(line) || frame.test(line) || added.test(line) || found.code === quotingRule
}

function noteOf({ found }: OpenFinding, line: string): readonly string[] {
  if (place.test(line) || frame.test(line)) {
    return []
  }
  const note = added.exec(line)?.[1] ?? (found.code === quotingRule ? line : undefined)
  return note === undefined ? [] : [note]
}
