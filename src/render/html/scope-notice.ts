/** What of the baseline was not looked at; stands right below the outcome, before every number. */
import { scopeLines, scopeTitle } from '#messages/scope-texts.ts'
import type { Report } from '#model/report.ts'
import { inlineProse } from './problem-section.ts'
import { type Html, html, nothing } from './template.ts'

/** Nothing when everything was looked at. */
export function scopeNotice({ result }: Report): Html {
  const lines = result.kind === 'compared' ? scopeLines(result.scope) : []
  return result.kind === 'failed' || lines.length === 0
    ? nothing
    : html`<div id="scope" class="notices"><p><strong>${scopeTitle(result.scope)}:</strong></p>
${lines.map((line) => html`<p>${inlineProse(line)}</p>\n`)}</div>
`
}
