/**
 * The HTML report: one file that needs nothing else, not even a network. Its policy lets only our own style and
 * our own script run, both known by their digest. Verdict, totals and the first new errors are written as HTML;
 * everything else is drawn by the application in `web/` from the packed data. It adds no facts to the report.
 */

import type { PackText } from '#model/packed-text.ts'
import type { Report } from '#model/report.ts'
import { reportScript, reportScriptHash, reportStyleHash } from './assets.ts'
import { reportParts } from './report-parts.ts'
import { htmlDocument } from './shell.ts'
import { type Html, html, nothing, trusted } from './template.ts'

/** What the page needs beside the report. */
export interface HtmlOptions {
  /** Of type-ratchet, for the foot of the page. */
  readonly version: string
  readonly pack: PackText
}

/** Of every page with the application: nothing but our own style and script, nothing from outside. */
export const pagePolicy: string = [
  "default-src 'none'",
  `style-src 'sha256-${reportStyleHash}'`,
  `script-src 'sha256-${reportScriptHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The whole file, ending in a line feed. Equal reports give equal bytes. */
export function renderHtml(report: Report, { version, pack }: HtmlOptions): string {
  const { title, header, content, data } = reportParts(report, { pack, findings: 'written' })
  const body = html`<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top">${header}<div id="views"></div></header>
<main id="main" tabindex="-1">
${content}
</main>
${pageFooter(version)}
${data === null ? nothing : html`${packedData(data)}\n${applicationScript}\n`}</body>`
  return htmlDocument({ policy: pagePolicy, title, version, body })
}

/** Which program made the file. */
export function pageFooter(version: string): Html {
  return html`<footer><p>Made by type-ratchet ${version}. This file works offline and sends nothing.</p></footer>`
}

/** Base64 can't end an element. */
export function packedData(data: string): Html {
  return html`<script type="application/octet-stream" id="data">${trusted(data)}</script>`
}

/** The application itself; it starts by what it finds in the page. */
export const applicationScript: Html = html`<script>${trusted(reportScript)}</script>`
