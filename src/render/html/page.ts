/**
 * The HTML report: one file that needs nothing else, not even a network. Its policy lets only our own style and
 * our own script run, both known by their digest. Verdict, totals and the first new errors are written as HTML;
 * everything else is drawn by the application in `web/` from the packed data. It adds no facts to the report.
 */

import type { PackText } from '#model/packed-text.ts'
import type { ComparedResult, FailedResult, Report } from '#model/report.ts'
import { wellFormedJson } from '#model/well-formed.ts'
import { visibleLine } from '../encode/visible.ts'
import { headline } from '../headline.ts'
import { reportScript, reportScriptHash, reportStyleHash } from './assets.ts'
import { type View, viewOf } from './entries.ts'
import { flakySection } from './flaky-section.ts'
import { basePrefix, headPrefix } from './links.ts'
import { reportData } from './payload.ts'
import { plainSection } from './plain-section.ts'
import { problemSection, warningsSection } from './problem-section.ts'
import { provenanceSection } from './provenance-section.ts'
import { runHeader, titleWords } from './run-header.ts'
import { htmlDocument } from './shell.ts'
import { type Html, html, nothing, trusted } from './template.ts'
import { totalsSection } from './totals-section.ts'
import { verdictSection } from './verdict-section.ts'

/** What the page needs beside the report. */
export interface HtmlOptions {
  /** Of type-ratchet, for the foot of the page. */
  readonly version: string
  readonly pack: PackText
}

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${reportStyleHash}'`,
  `script-src 'sha256-${reportScriptHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The whole file, ending in a line feed. Equal reports give equal bytes. */
export function renderHtml(report: Report, options: HtmlOptions): string {
  const { words } = headline(report)
  const title = `${visibleLine(words)}${titleWords(report)}`
  return htmlDocument({ policy, title, version: options.version, body: body(report, options) })
}

function body(report: Report, options: HtmlOptions): Html {
  const { result } = report
  const view = result.kind === 'compared' ? viewOf(result) : null
  const { tone, because } = headline(report)
  return html`<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><div class="run">${runHeader(report)}<p class="outcome tone-${tone}">${visibleLine(because)}</p></div><div id="views"></div></header>
<main id="main" tabindex="-1">
${result.kind === 'failed' ? failedParts(report, result) : comparedParts(report, result, view ?? viewOf(result))}
</main>
<footer><p>Made by type-ratchet ${options.version}. This file works offline and sends nothing.</p></footer>
${result.kind === 'compared' && view !== null ? application(reportDataText(report, result, view), options) : nothing}</body>`
}

/** Base64 can't end an element. */
function application(json: string, { pack }: HtmlOptions): Html {
  return html`<script type="application/octet-stream" id="data">${trusted(pack(json))}</script>
<script>${trusted(reportScript)}</script>
`
}

function reportDataText(report: Report, result: ComparedResult, view: View): string {
  return wellFormedJson(JSON.stringify(reportData(report, result, view)))
}

function failedParts(report: Report, { problem }: FailedResult): Html {
  return html`${verdictSection(report)}
${problemSection(problem, report)}
${provenanceSection(report)}
${warningsSection(report)}`
}

function comparedParts(report: Report, result: ComparedResult, view: View): Html {
  const setting = { head: headPrefix(report), base: basePrefix(report), legs: report.leg }
  return html`<div id="summary">
<div class="pair">
${verdictSection(report)}
${totalsSection(result)}
</div>
${warningsSection(report)}
</div>
<div id="app"></div>
${plainSection(view, setting)}
<div id="sources">
${flakySection(result.flaky, setting)}${provenanceSection(report)}
</div>`
}
