/**
 * Reads `tsc --pretty`: diagnostics with code frames and related places, then a summary that is believed
 * only where it agrees. Frames say nothing; the messages at related places become notes.
 * Upstream: `formatDiagnosticsWithColorAndContext` in src/compiler/program.ts and `getErrorSummaryText` in
 * src/compiler/watch.ts, 5.9 and 6.0; TypeScript 7.0 puts a related message beside its place.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { addAlike, type LineFate, unreadLines } from '../output/line-account.ts'
import { messageLines, quotedLines } from './message-lines.ts'
import { isTscChatter, readPrettyHead, type TscReport, type TscSummary } from './report.ts'
import { readStatistics } from './statistics.ts'

const found =
  /^Found (\d+) errors?(?:\.| in (?:(\d+) files\.|the same file, starting at: \S.*:\d+|\S.*:\d+))$/
const table = /^(?:Errors {2}Files|\s*\d+ {2}\S.*:\d+)$/
const relatedPlace = /^ {2}\S.*?:\d+:\d+(?: - (.*))?$/
const relatedMessage = /^ {4}(\s*\S.*)$/
/** `12 source`, a squiggle, or the `...` in the middle of a long range; indented at a related place. */
const frame = /^ *(?:\d+(?: .*)?|~*|\.\.\.)$/

/** Whether a text is in this form: told by a place in its notation, or by its summary. */
export function isPrettyTsc(lines: readonly string[]): boolean {
  return lines.some((line) => found.test(line) || / - (?:error|warning|message) TS\d+: /.test(line))
}

/** Positions are 1-based as printed. */
export function readPrettyTsc(lines: readonly string[]): TscReport {
  const diagnostics: RawDiagnostic[] = []
  const starts: number[] = []
  const fates: LineFate[] = []
  let summary: TscSummary | null = null
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const head = readPrettyHead(line)
    at += 1
    if (head !== null) {
      starts.push(at - 1)
      const more = messageLines(head.message, lines, at)
      const details = readDetails(lines, at + more.length)
      at += more.length + details.length
      addAlike(fates, 'diagnostic', 1 + more.length + details.length)
      diagnostics.push({ ...head, message: [head.message, ...more].join('\n'), notes: details.notes })
    } else if (summary === null && readSummary(line) !== null) {
      fates.push('summary')
      summary = readSummary(line)
    } else {
      fates.push(fateApart(line, summary))
    }
  }
  const statistics = readStatistics(lines)
  const unread = unreadLines(lines, fates)
  return { format: 'pretty', diagnostics, starts, statistics, summary, fates, unread }
}

/** The table of files stands behind the summary. */
function fateApart(line: string, summary: TscSummary | null): LineFate {
  if (summary !== null && table.test(line)) {
    return 'summary'
  }
  return isTscChatter(line) ? 'chatter' : 'unread'
}

function readSummary(line: string): TscSummary | null {
  const match = found.exec(line)
  if (match === null) {
    return null
  }
  const files = match[2] === undefined ? null : Number(match[2])
  return { line, errors: Number(match[1]), files: line.includes(' in ') ? (files ?? 1) : null }
}

/** The lines of frames and related places behind a message, and what the related places say. */
function readDetails(
  lines: readonly string[],
  start: number,
): { readonly length: number; readonly notes: readonly string[] } {
  const notes: string[] = []
  let related = false
  let end = start
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? ''
    const place = relatedPlace.exec(line)
    const isFrame = place === null && frame.test(line.trimEnd())
    const message = place?.[1] ?? (related && !isFrame ? relatedMessage.exec(line)?.[1] : undefined)
    related ||= place !== null
    if (message !== undefined) {
      const more = quotedLines(message, lines, end + 1)
      notes.push([message, ...more].join('\n'))
      end += more.length
    } else if (place === null && !isFrame) {
      break
    }
  }
  return { length: end - start, notes }
}
