/**
 * Reads `tsc --pretty false`. What belongs to a message is kept as printed; the form has no summary, so that nothing in it
 * proves its end but what `--diagnostics` adds.
 * Upstream: `formatDiagnostic` in src/compiler/program.ts, 5.9 and 6.0, and the same in TypeScript 7.0.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { addAlike, type LineFate, unreadLines } from '../output/line-account.ts'
import { messageLines } from './message-lines.ts'
import { isTscChatter, readPlainHead, type TscReport } from './report.ts'
import { readStatistics } from './statistics.ts'

/** Positions are 1-based as printed. */
export function readPlainTsc(lines: readonly string[]): TscReport {
  const diagnostics: RawDiagnostic[] = []
  const starts: number[] = []
  const fates: LineFate[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const head = readPlainHead(line)
    if (head !== null) {
      starts.push(at)
      const more = messageLines(head.message, lines, at + 1)
      at += more.length
      addAlike(fates, 'diagnostic', 1 + more.length)
      diagnostics.push({ ...head, message: [head.message, ...more].join('\n'), notes: [] })
    } else {
      fates.push(isTscChatter(line) ? 'chatter' : 'unread')
    }
  }
  const statistics = readStatistics(lines)
  const unread = unreadLines(lines, fates)
  return { format: 'plain', diagnostics, starts, statistics, summary: null, fates, unread }
}
