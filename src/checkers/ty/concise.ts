/**
 * Reads `ty check --output-format concise`: one line for each finding, and more only behind a finding of the
 * rule whose messages quote the user's text.
 * Upstream: `ConciseRenderer` in crates/ruff_db/src/diagnostic/render/concise.rs of astral-sh/ruff, as
 * printed by ty 0.0.2 to 0.0.108.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { LineFate } from '../output/line-account.ts'
import { isTyChatter, quotingRule, summaryAt, type TyReport, tyFinding, tySummary } from './report.ts'

/**
 * `file:line:column: error[rule] …`, `notebook.ipynb:cell 1:line:column: …`, `file: …` about a whole file, and
 * no place at all.
 */
const start =
  /^(?=.*$)(?:(\S.*?)(?:(?<=\.ipynb):cell \d+)?:(?:(\d+):(\d+):)? )?(fatal|error|warning|info)\[([a-z][a-z0-9-]*)\] (.*)$/

/** Positions are 1-based as printed. */
export function readConciseTy(lines: readonly string[]): TyReport {
  const diagnostics: RawDiagnostic[] = []
  const fates: LineFate[] = []
  const end = summaryAt(lines)
  let quoted: { readonly place: RawDiagnostic; readonly text: string[] } | null = null
  const close = (): void => {
    if (quoted !== null) {
      diagnostics.push({ ...quoted.place, message: quoted.text.join('\n') })
      quoted = null
    }
  }
  for (const [at, line] of lines.entries()) {
    const found = at === end ? null : finding(line)
    if (found !== null) {
      close()
      if (found.code === quotingRule) {
        quoted = { place: found, text: [found.message] }
      } else {
        diagnostics.push(found)
      }
      fates.push('diagnostic')
    } else if (at === end) {
      close()
      fates.push('summary')
    } else if (quoted !== null) {
      quoted.text.push(line)
      fates.push('diagnostic')
    } else {
      fates.push(isTyChatter(line) ? 'chatter' : 'unread')
    }
  }
  close()
  return { format: 'concise', diagnostics, summary: tySummary(lines[end] ?? ''), fates }
}

function finding(line: string): RawDiagnostic | null {
  const match = start.exec(line)
  if (match === null) {
    return null
  }
  const [, file, at, column, severity = '', code = '', message = ''] = match
  return tyFinding({ file, line: at, column, severity, code, message })
}
