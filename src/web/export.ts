/** The filtered list as files to take away. */
import { namesOf } from './row-names.ts'
import type { Rows } from './rows.ts'

const columns = [
  'status',
  'severity',
  'path',
  'line',
  'column',
  'rule',
  'category',
  'priority',
  'owner',
  'message',
  'legs',
] as const

/** null: not known. */
type Line = Readonly<Record<(typeof columns)[number], string | number | null>>

function lineOf(rows: Rows, row: number): Line {
  const { data } = rows
  const { status, severity, path, ...names } = namesOf(rows, row)
  // 0 stands for a place that is not known: a whole file, or a baseline that keeps no lines.
  const line = data.line[row] || null
  const column = line === null ? null : data.column[row] || null
  return { status, severity, path, line, column, ...names }
}

/** An array of objects, one a line. */
export function jsonOf(rows: Rows, selected: ArrayLike<number>): string {
  const lines = Array.from(selected, (row) => JSON.stringify(lineOf(rows, row)))
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`
}

/**
 * RFC 4180 with a head line. A text that a spreadsheet would take for a formula gets a `'` in front
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvOf(rows: Rows, selected: ArrayLike<number>): string {
  const lines = Array.from(selected, (row) => {
    const line = lineOf(rows, row)
    return columns.map((name) => cell(line[name])).join(',')
  })
  return [columns.join(','), ...lines, ''].join('\r\n')
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') {
    return value === null ? '' : String(value)
  }
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
