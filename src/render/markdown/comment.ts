/** The pull-request comment and the job summary: the Markdown report, cut to what GitHub accepts. */
import type { Report } from '#model/report.ts'
import { markdownDocument } from './document.ts'
import { type Marker, markerLine } from './marker.ts'

/** Characters of a comment's body; GitHub's message names 65,536. */
export const commentLimit = 65_000
/** Bytes of a step's summary are limited to 1 MiB; a character takes at most three of them here. */
export const summaryLimit = 340_000
/** Bytes of a check run's summary; GitHub calls them characters and keeps them in a field of so many bytes. */
export const checkRunLimit = 65_535

/** Starts with the marker and never exceeds {@link commentLimit}. */
export function renderComment(report: Report, marker: Marker): string {
  const line = markerLine(marker)
  return `${line}\n${markdownDocument(report, { limit: commentLimit - line.length - 2, detail: 'overview' })}\n`
}

/** What the comment says, for a check run, which needs no marker. */
export function renderCheckRun(report: Report): string {
  return withinBytes(checkRunLimit, (limit) => markdownDocument(report, { limit, detail: 'overview' }))
}

/** `render` gets a limit in UTF-16 code units, and a lower one as long as its text has too many bytes in UTF-8. */
export function withinBytes(most: number, render: (limit: number) => string): string {
  for (let limit = most; ; ) {
    const text = render(limit)
    const bytes = utf8Length(text)
    if (bytes <= most) {
      return text
    }
    limit = Math.floor((Math.min(limit, text.length) * most) / bytes) - 1
  }
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** The text of the job summary. */
export function renderSummary(report: Report): string {
  return `${markdownDocument(report, { limit: summaryLimit, detail: 'all' })}\n`
}
