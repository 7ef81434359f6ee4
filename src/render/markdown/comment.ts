/** The pull-request comment and the job summary: the Markdown report, cut to what GitHub accepts. */
import type { Report } from '#model/report.ts'
import { markdownDocument } from './document.ts'
import { type Marker, markerLine } from './marker.ts'

/** Characters of a comment's body; GitHub's message names 65,536. */
export const commentLimit = 65_000
/** Bytes of a step's summary are limited to 1 MiB; a character takes at most three of them here. */
export const summaryLimit = 340_000

/** Starts with the marker and never exceeds {@link commentLimit}. */
export function renderComment(report: Report, marker: Marker): string {
  const line = markerLine(marker)
  return `${line}\n${markdownDocument(report, { limit: commentLimit - line.length - 2, detail: 'overview' })}\n`
}

/** The text of the job summary. */
export function renderSummary(report: Report): string {
  return `${markdownDocument(report, { limit: summaryLimit, detail: 'all' })}\n`
}
