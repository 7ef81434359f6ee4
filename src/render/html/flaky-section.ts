/** Errors that a second run does not have: shown beside the list, because they are in none of its counts. */
import { flakyExplanation, flakyTitle } from '#messages/flaky-texts.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { Entry } from './entries.ts'
import { entryGroups, type RowSetting } from './entry-rows.ts'
import { type Html, html, nothing } from './template.ts'

/** Nothing when every new error was there twice. */
export function flakySection(flaky: readonly Diagnostic[], setting: RowSetting): Html {
  const entries = flaky.map(
    (diagnostic): Entry => ({
      status: 'new',
      diagnostic,
      replaced: false,
      mayComeFromBase: false,
      base: null,
    }),
  )
  return flaky.length === 0
    ? nothing
    : html`<section id="flaky" aria-labelledby="flaky-title">
<h2 id="flaky-title">${flakyTitle(flaky)}</h2>
<p class="hint">${flakyExplanation}</p>
<ol class="files" role="list">
${entryGroups(entries, entries, setting)}</ol>
</section>
`
}
