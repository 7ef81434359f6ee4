/** What of the baseline was not looked at; stands before every number. */
import { scopeLines, scopeTitle } from '#messages/scope-texts.ts'
import type { ScopeReport } from '#model/scope-report.ts'
import { inlineProse } from './problem-section.ts'
import { type Html, html, nothing } from './template.ts'

/** Nothing when everything was looked at. */
export function scopeSection(scope: ScopeReport): Html {
  const lines = scopeLines(scope)
  return lines.length === 0
    ? nothing
    : html`<section id="scope" class="notices" aria-labelledby="scope-title">
<h2 id="scope-title">${scopeTitle(scope)}</h2>
${lines.map((line) => html`<p>${inlineProse(line)}</p>\n`)}</section>
`
}
