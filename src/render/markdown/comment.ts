/** The pull-request comment and the job summary: the Markdown report, cut to what GitHub accepts. */
import type { Report } from '#model/report.ts'
import { markdownDocument, type Room } from './document.ts'
import { type Marker, markerLine } from './marker.ts'

/** Characters of a comment's body; GitHub's message names 65,536. */
export const commentLimit = 65_000
/** Bytes of a step's summary are limited to 1 MiB; a character takes at most three of them here. */
export const summaryLimit = 340_000

/** From generous to nothing but the numbers. */
const rooms: readonly Room[] = [
  { new: 100, fixed: 50 },
  { new: 100, fixed: 10 },
  { new: 50, fixed: 5 },
  { new: 20, fixed: 0 },
  { new: 5, fixed: 0 },
  { new: 0, fixed: 0 },
]

/** Starts with the marker and never exceeds {@link commentLimit}; the newest facts go last. */
export function renderComment(report: Report, marker: Marker): string {
  const line = markerLine(marker)
  return `${line}\n${fitting(report, commentLimit - line.length - 2, rooms)}\n`
}

/** The text of the job summary. */
export function renderSummary(report: Report): string {
  return `${fitting(report, summaryLimit, [{ new: 500, fixed: 200 }, ...rooms])}\n`
}

function fitting(report: Report, limit: number, choices: readonly Room[]): string {
  let text = ''
  for (const room of choices) {
    text = markdownDocument(report, room)
    if (text.length <= limit) {
      return text
    }
  }
  return `${text.slice(0, limit - 1)}…`
}
