/**
 * Reads `mypy --output json`: one object per line. Anything that is not such an object is unread, except
 * blank lines, chatter and a summary (which mypy prints here only when a message quotes `: error:`).
 * Upstream: `JSONFormatter` in mypy/error_formatter.py, since 1.11; `end_line` and `end_column` since 1.20.
 * Columns are 0-based and the end column is behind the last character; -1 is none.
 */

import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { rawTable } from '#model/raw-table.ts'
import { parsed } from '../output/json-text.ts'
import { type LineFate, unreadLines } from '../output/line-account.ts'
import {
  isContextNote,
  isMypyChatter,
  isRevealed,
  type MypyReport,
  type MypySummary,
  MypyTally,
  mypySummary,
} from './report.ts'

interface JsonMessage {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly message: string
  readonly hint: string | null
  readonly code: string | null
  readonly severity: 'error' | 'note'
}

/** The text puts a code behind notes of these kinds only; JSON has one on every note. */
const notesWithCode: ReadonlySet<string> = new Set(['annotation-unchecked', 'deprecated'])

/** Gives the same diagnostics as the text of the same run, column for column. */
export function readMypyJson(lines: readonly string[]): MypyReport {
  const diagnostics: RawDiagnostic[] = []
  const tally = new MypyTally()
  const fates: LineFate[] = []
  let summary: MypySummary | null = null
  for (const line of lines) {
    const message = decode(line)
    if (message !== null) {
      fates.push('diagnostic')
      tally.addPrinted(line)
      for (const found of findings(message)) {
        diagnostics.push(found)
      }
    } else if (summary === null && mypySummary(line) !== null) {
      fates.push('summary')
      summary = mypySummary(line)
    } else {
      fates.push(isMypyChatter(line) ? 'chatter' : 'unread')
    }
  }
  const unread = unreadLines(lines, fates)
  return {
    format: 'json',
    diagnostics: rawTable(diagnostics),
    summary,
    counted: tally.counted(),
    fates,
    unread,
  }
}

/** The notes that mypy hangs on an error are its own, except what the user asked to be revealed. */
function findings(found: JsonMessage): readonly RawDiagnostic[] {
  if (found.line < 0 && isContextNote(found.message)) {
    return []
  }
  // The text prints an end only behind a line and a column, and the same number for the end column.
  const ranged = Math.min(found.line, found.column, found.endLine, found.endColumn) >= 0
  const position = {
    file: found.file,
    line: found.line < 0 ? 1 : found.line,
    column: found.column < 0 ? 1 : found.column + 1,
    endLine: ranged ? found.endLine : null,
    endColumn: ranged ? found.endColumn : null,
  }
  const hints = found.hint === null ? [] : found.hint.split('\n')
  const coded = found.severity === 'error' || notesWithCode.has(found.code ?? '')
  const own: RawDiagnostic = {
    ...position,
    severity: found.severity === 'error' ? 'error' : 'information',
    code: ruleCode(coded ? found.code : null),
    message: found.message,
    notes: hints.filter((hint) => !isRevealed(hint)),
  }
  const revealed = hints.filter(isRevealed).map(
    (message): RawDiagnostic => ({
      ...position,
      severity: 'information',
      code: null,
      message,
      notes: [],
    }),
  )
  return [own, ...revealed]
}

function decode(line: string): JsonMessage | null {
  const value = line.startsWith('{') ? parsed(line) : null
  if (typeof value !== 'object' || value === null) {
    return null
  }
  const field = (name: string): unknown => (value as { readonly [name: string]: unknown })[name]
  const { file, message, severity } = {
    file: field('file'),
    message: field('message'),
    severity: field('severity'),
  }
  const [line_, column] = [field('line'), field('column')]
  const [hint, code] = [field('hint') ?? null, field('code') ?? null]
  if (typeof file !== 'string' || typeof message !== 'string') {
    return null
  }
  if (!isInteger(line_) || !isInteger(column) || !isTextOrNull(hint) || !isTextOrNull(code)) {
    return null
  }
  if (severity !== 'error' && severity !== 'note') {
    return null
  }
  const end = (name: string): number => {
    const found = field(name)
    return isInteger(found) ? found : -1
  }
  return {
    file,
    line: line_,
    column,
    endLine: end('end_line'),
    endColumn: end('end_column'),
    message,
    hint,
    code,
    severity,
  }
}

function isInteger(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
