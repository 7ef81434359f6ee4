/**
 * Reads `pyrefly check --output-format json`: one indented document without a line break behind it, so that
 * in a file with both streams the summary stands right behind its brace. A document of another shape and
 * unknown lines around it are handed back, never dropped.
 * Upstream: `write_errors_as_json` in pyrefly/lib/commands/check.rs and crates/pyrefly_util, 0.50 to 1.5.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { parsed } from '../output/json-text.ts'
import { alike, type LineFate } from '../output/line-account.ts'
import {
  isPyreflyChatter,
  type PyreflyReport,
  pyreflyEnd,
  pyreflySeverities,
  pyreflySummary,
  withoutCell,
} from './report.ts'

const position = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const entrySchema = v.object({
  line: position,
  column: position,
  stop_line: position,
  stop_column: position,
  path: v.string(),
  name: v.string(),
  description: v.string(),
  concise_description: v.string(),
  severity: v.picklist(['error', 'warn', 'info']),
})
const documentSchema = v.object({ errors: v.array(entrySchema) })
type Entry = v.InferOutput<typeof entrySchema>

/** Whether the output is JSON: only its document starts a line with a brace. */
export function isPyreflyJson(lines: readonly string[]): boolean {
  return lines.some((line) => line.startsWith('{'))
}

/** Positions are 1-based as printed. */
export function readPyreflyJson(lines: readonly string[]): PyreflyReport {
  const first = lines.findIndex((line) => line.startsWith('{'))
  const last = lines.findIndex((line, at) => at >= first && (at > first ? /^\}(?!,)/ : /\}$/).test(line))
  const whole = last >= 0
  const end = whole ? last : lines.length - 1
  const closing = lines[last] ?? ''
  const merged = whole && last > first && /^\} *\S/.test(closing)
  const text = [...lines.slice(first, last), merged ? '}' : closing].join('\n')
  const document = v.safeParse(documentSchema, whole ? parsed(text) : null)
  const inside = document.success ? 'diagnostic' : 'undecoded'
  const fates: readonly LineFate[] = [
    ...lines.slice(0, first).map(fateOutside),
    ...alike(inside, end - first),
    merged ? fateOutside(closing.slice(1)) : inside,
    ...lines.slice(end + 1).map(fateOutside),
  ]
  if (document.success) {
    return { format: 'json', diagnostics: document.output.errors.map(finding), whole, fates, fault: null }
  }
  return { format: 'json', diagnostics: [], whole, fates, fault: whole ? faultOf(document.issues[0]) : null }
}

function fateOutside(line: string): LineFate {
  if (pyreflySummary(line) !== null) {
    return 'summary'
  }
  return isPyreflyChatter(line) ? 'chatter' : 'unread'
}

/** Earlier versions name no severities. */
function faultOf(issue: v.BaseIssue<unknown>): PyreflyReport['fault'] {
  const path = v.getDotPath(issue) ?? ''
  const kind = path.endsWith('.severity') ? 'age' : 'shape'
  return { kind, detail: `${path === '' ? 'the document' : path}: ${issue.message}` }
}

/** The first line is the message; what pyrefly adds below it are notes, as in its text. */
function finding(entry: Entry): RawDiagnostic {
  const { line, column, description, concise_description: message } = entry
  const rest = description.startsWith(`${message}\n`) ? description.slice(message.length + 1) : ''
  return {
    file: withoutCell(entry.path),
    line,
    column,
    ...pyreflyEnd({ line, column }, { line: entry.stop_line, column: entry.stop_column }),
    severity: pyreflySeverities[entry.severity] ?? 'error',
    code: ruleCode(entry.name),
    message,
    notes: rest === '' ? [] : rest.split('\n').map((note) => note.replace(/^ {2}/, '')),
  }
}
