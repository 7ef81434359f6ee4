/**
 * The rows of a committed baseline: one error a row, in tab-separated fields, without a position, so that git
 * merges rows as lines and a shifted file changes nothing. docs/baseline-format.md
 */
import type { Diagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode, storedPath } from '#model/ids.ts'

/** How often the same error stands in the file; its fields hold no tab and no line break. */
export interface CountedRow {
  readonly fields: string
  readonly count: number
}

/** Without the count; version 1 has no masks. */
const fieldCounts: readonly number[] = [9, 11]
const severities: readonly Severity[] = ['error', 'warning']
const digest = /^(?:[0-9a-f]{12})?$/
/** Below 2^30. */
const mask = /^(?:\d{1,9}|10[0-6]\d{7})?$/
/** The top level of a file is a scope, too; an empty field says that the scope is not known. */
const topLevel = '.'

/** null for informations, which no rule and no list looks at. `form` is the message without what varies. */
export function rowOf(diagnostic: Diagnostic, form: (message: string) => string): string | null {
  const { path, severity, code, message, evidence } = diagnostic
  const { scope, lineDigest, beforeDigest, afterDigest, tokenDigest, namesOnLine, words } = evidence
  const texts = [path, severity, code ?? '', form(message), scope === '' ? topLevel : (scope ?? '')]
  const digests = [lineDigest, beforeDigest, afterDigest, tokenDigest].map(
    (value) => value?.toString(16).padStart(12, '0') ?? '',
  )
  const masks = [namesOnLine, words].map((value) => value?.toString() ?? '')
  return severities.includes(severity) ? [...texts.map(escapeField), ...digests, ...masks].join('\t') : null
}

/** Joins equal rows; sorted by code units, the same on every machine. */
export function writeRows(rows: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const row of rows) {
    counts.set(row, (counts.get(row) ?? 0) + 1)
  }
  return [...counts]
    .map(([fields, count]) => `${fields}\t${count}\n`)
    .sort()
    .join('')
}

/** What git leaves in a file that it could not merge. No row has a line without a tab. */
export function isConflictMark(line: string): boolean {
  return /^(?:<{7}|={7}|>{7}|\|{7})(?: [^\t]*)?$/.test(line)
}

/** The reverse of {@link writeRows} for one line, or what is wrong with it. */
export function readRow(line: string): CountedRow | string {
  const end = line.lastIndexOf('\t')
  const [fields, count] = [line.slice(0, Math.max(0, end)), line.slice(end + 1)]
  const columns = fields.split('\t')
  const [, severity] = columns
  const [digests, masks] = [columns.slice(5, 9), columns.slice(9)]
  if (!fieldCounts.includes(columns.length)) {
    const expected = fieldCounts.map((known) => known + 1).join(' or ')
    return `it has ${end === -1 ? 1 : columns.length + 1} fields instead of ${expected}`
  }
  if (!severities.some((known) => known === severity)) {
    return `its severity is “${severity}”`
  }
  if (!digests.every((text) => digest.test(text))) {
    return 'a digest is not one of 12 hexadecimal digits'
  }
  if (!masks.every((text) => mask.test(text))) {
    return 'a mask is not a number below 2^30'
  }
  return /^[1-9]\d{0,6}$/.test(count) ? { fields, count: Number(count) } : `its count is “${count}”`
}

/** Positions are unknown, which column 0 says. */
export function diagnosticOf({ fields }: CountedRow): Diagnostic {
  const [path = '', severity, code = '', message = '', scope = '', ...evidence] = fields
    .split('\t')
    .map(unescapeField)
  const numbers = (texts: readonly string[], base: number): readonly (number | null)[] =>
    texts.map((text) => (text === '' ? null : Number.parseInt(text, base)))
  const [lineDigest = null, beforeDigest = null, afterDigest = null, tokenDigest = null] = numbers(
    evidence.slice(0, 4),
    16,
  )
  const [namesOnLine = null, words = null] = numbers(evidence.slice(4), 10)
  return {
    path: storedPath(path),
    line: 1,
    column: 0,
    endLine: null,
    endColumn: null,
    severity: severity === 'warning' ? 'warning' : 'error',
    code: ruleCode(code),
    message,
    notes: [],
    evidence: {
      lineDigest,
      beforeDigest,
      afterDigest,
      tokenDigest,
      namesOnLine,
      // How rare a line is depends on other files, so rows don't say it.
      lineWeight: null,
      beforeWeight: null,
      afterWeight: null,
      words,
      scope: scope === topLevel ? '' : scope || null,
      body: null,
      outerBody: null,
    },
  }
}

/** What would end a field or a row, what a terminal or editor would obey, and lone surrogates. */
const unsafe = /[\\\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]|^#/gu

function escapeField(text: string): string {
  return text.replace(unsafe, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function unescapeField(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
