/** What the change hides beside what it fixes; stands with what the verdict can't see. */
import type { Report } from '#model/report.ts'
import { hiddenSentences } from '../words/hidden-words.ts'
import { inlineProse } from './problem-section.ts'
import { type Html, html, nothing } from './template.ts'

/** Nothing when nothing is hidden. */
export function hiddenNotice(report: Report): Html {
  const sentences = hiddenSentences(report)
  return sentences.length === 0
    ? nothing
    : html`<div id="hidden-by-change" class="notices">${sentences.map((sentence) => html`<p>${inlineProse(sentence)}</p>\n`)}</div>
`
}
