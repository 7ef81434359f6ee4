/** Very many new findings for a terminal: what usually explains them, and where they are. */
import type { ComparedResult, Report } from '#model/report.ts'
import { amount } from '../amount.ts'
import { terminalText } from '../encode/terminal.ts'
import { type FloodRow, floodReason, floodTables } from '../story/flood.ts'
import type { NewFindings } from '../story/new-errors.ts'
import { floodWords, namelessWords } from '../words/comment-words.ts'
import { type TerminalStyle, wrapped } from './terminal-style.ts'

const mostRows = 6

/** One paragraph, and a line for each kind of place. */
export function floodLines(
  report: Report,
  result: ComparedResult,
  { found, style }: { readonly found: NewFindings; readonly style: TerminalStyle },
): readonly string[] {
  const { rules, folders, owners } = floodTables(found, result)
  const reason = reasonWords(report, result, found)
  const lines = [
    ...(reason === null ? [] : [reason]),
    ...rowsWords('By rule', rules, namelessWords.rule),
    ...rowsWords('By folder', folders, namelessWords.path),
    ...rowsWords('By owner', owners, namelessWords.owner),
  ]
  return lines.flatMap((line) => wrapped(style, terminalText(line), '  '))
}

function reasonWords(report: Report, result: ComparedResult, found: NewFindings): string | null {
  const reason = floodReason(report, result, found)
  if (reason === null) {
    return null
  }
  switch (reason.kind) {
    case 'declaration': {
      const { name, path, line } = reason.declaration
      const place = line === null ? path : `${path}:${line}`
      return floodWords.declaration({ findings: reason.findings, name, place })
    }
    case 'rule-edit':
      return floodWords.ruleEdit(reason.path)
    case 'fresh-files':
      return floodWords.freshFiles(reason.findings)
    default:
      return floodWords[reason.kind]
  }
}

function rowsWords(title: string, rows: readonly FloodRow[], nameless: string): readonly string[] {
  const shown = rows.slice(0, mostRows).map(({ name, findings }) => `${name ?? nameless} ${amount(findings)}`)
  const left = rows.length - shown.length
  const more = left > 0 ? [`${amount(left)} more`] : []
  return rows.length === 0 ? [] : [`${title}: ${[...shown, ...more].join(', ')}`]
}
