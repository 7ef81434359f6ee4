/**
 * Reads `tsc --pretty false`. Indented lines right behind a diagnostic are the rest of its message and are
 * kept with their indentation; the form has no summary, so that nothing in it proves its end.
 * Upstream: `formatDiagnostic` in src/compiler/program.ts, 5.9 and 6.0, and the same in TypeScript 7.0.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { addAlike, type LineFate, unreadLines } from '../output/line-account.ts'
import { isWrapperLine } from '../output/wrapper-lines.ts'
import { isTscChatter, readPlainHead, type TscReport } from './report.ts'

/** Positions are 1-based as printed. */
export function readPlainTsc(lines: readonly string[]): TscReport {
  const diagnostics: RawDiagnostic[] = []
  const fates: LineFate[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const head = readPlainHead(line)
    if (head !== null) {
      const more = continuation(lines, at + 1)
      at += more.length
      addAlike(fates, 'diagnostic', 1 + more.length)
      diagnostics.push({ ...head, message: [head.message, ...more].join('\n'), notes: [] })
    } else {
      fates.push(isTscChatter(line) ? 'chatter' : 'unread')
    }
  }
  return { format: 'plain', diagnostics, summary: null, fates, unread: unreadLines(lines, fates) }
}

/** The indented lines from here on; a blank line ends them, and one of pnpm's, which are indented too. */
export function continuation(lines: readonly string[], start: number): readonly string[] {
  let end = start
  while (/^\s+\S/.test(lines[end] ?? '') && !isWrapperLine(lines[end] ?? '')) {
    end += 1
  }
  return lines.slice(start, end)
}
