/**
 * Reads `pyright --outputjson`: one document, indented or on one line. A document without its end, a second
 * one, one of another shape and unknown lines around it are handed back, never dropped.
 * Upstream: `PyrightJsonResults` in packages/pyright-internal/src/pyright.ts, 1.1.300 to 1.1.414; the
 * documents of basedpyright 1.13 to 1.40 have the same shape, with a `cell` in notebooks.
 */

import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { parsed } from '../output/json-text.ts'
import { alike, type LineFate, unreadLines } from '../output/line-account.ts'
import { isPyrightChatter, type PyrightReport, pyrightSummary } from './report.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const position = v.object({ line: count, character: count })
const diagnosticSchema = v.object({
  file: v.string(),
  severity: v.picklist(['error', 'warning', 'information']),
  message: v.string(),
  range: v.optional(v.object({ start: position, end: position })),
  rule: v.optional(v.string()),
})
const documentSchema = v.object({
  version: v.string(),
  generalDiagnostics: v.array(diagnosticSchema),
  summary: v.object({
    filesAnalyzed: count,
    errorCount: count,
    warningCount: count,
    informationCount: count,
  }),
  // `--verifytypes` makes another report, whose diagnostics stand with its symbols.
  typeCompleteness: v.optional(v.never('a report of --verifytypes is not one of a check')),
})
type JsonDiagnostic = v.InferOutput<typeof diagnosticSchema>
type JsonDocument = v.InferOutput<typeof documentSchema>

/** Whether the output is JSON, not a text that quotes some. */
export function isPyrightJson(lines: readonly string[]): boolean {
  return lines.some((line) => line.startsWith('{')) && !lines.some((line) => pyrightSummary(line) !== null)
}

/** Positions become 1-based, in UTF-16 code units. */
export function readPyrightJson(lines: readonly string[]): PyrightReport {
  const first = lines.findIndex((line) => line.startsWith('{'))
  const last = parsed(lines[first] ?? '') === null ? closingLine(lines, first) : first
  const end = last < 0 ? lines.length - 1 : last
  const text = last < 0 ? '' : lines.slice(first, last + 1).join('\n')
  const document = v.safeParse(documentSchema, parsed(text))
  const around = (line: string): LineFate => (isPyrightChatter(line) ? 'chatter' : 'unread')
  const fates: readonly LineFate[] = [
    ...lines.slice(0, first).map(around),
    ...alike(document.success ? 'diagnostic' : 'undecoded', end - first + 1),
    ...lines.slice(end + 1).map(around),
  ]
  const account = { fates, unread: unreadLines(lines, fates) }
  if (document.success) {
    return { ...reportOf(document.output), ...account, fault: null }
  }
  const [issue] = document.issues
  const fault = last < 0 ? null : `${v.getDotPath(issue) ?? lines[first]}: ${issue.message}`
  const nothing = { diagnostics: [], placeless: [], summary: null, filesChecked: null, version: null }
  return { format: 'json', ...nothing, ...account, fault }
}

function closingLine(lines: readonly string[], first: number): number {
  return lines.findIndex((line, at) => at > first && line.trimEnd() === '}')
}

function reportOf({
  version,
  generalDiagnostics,
  summary,
}: JsonDocument): Omit<PyrightReport, 'fates' | 'unread' | 'fault'> {
  const { errorCount: error, warningCount: warning, informationCount: information } = summary
  return {
    format: 'json',
    diagnostics: generalDiagnostics.map(finding),
    placeless: generalDiagnostics.filter(({ range }) => range === undefined).map(finding),
    summary: {
      words: {
        error: `errorCount: ${error}`,
        warning: `warningCount: ${warning}`,
        information: `informationCount: ${information}`,
      },
      claimed: { error, warning, information },
    },
    filesChecked: summary.filesAnalyzed,
    version,
  }
}

function finding({ file, severity, message, range, rule }: JsonDiagnostic): RawDiagnostic {
  const place = { file: file === '' ? null : file, ...placeOf(range) }
  return { ...place, severity, code: ruleCode(rule ?? null), message, notes: [] }
}

/** An end in front of a line's first character, or where the range starts, is behind no character: no end. */
function placeOf(
  range: JsonDiagnostic['range'],
): Pick<RawDiagnostic, 'line' | 'column' | 'endLine' | 'endColumn'> {
  if (range === undefined) {
    return { line: 1, column: 1, endLine: null, endColumn: null }
  }
  const { start, end } = range
  const empty = end.line === start.line && end.character <= start.character
  const ends = end.character > 0 && !empty
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: ends ? end.line + 1 : null,
    endColumn: ends ? end.character : null,
  }
}
