/**
 * The HTML report: one file that needs nothing else, not even a network. Its policy lets only our own style and
 * our own script run, both known by their digest. What it can't show it says; it adds no facts to the report.
 */
import type { ComparedResult, FailedResult, Report } from '#model/report.ts'
import { visibleLine } from '../encode/visible.ts'
import { reportScript, reportScriptHash, reportStyle, reportStyleHash } from './assets.ts'
import { type View, viewOf } from './entries.ts'
import { flakySection } from './flaky-section.ts'
import { groupTables } from './group-tables.ts'
import { headlineOf } from './headline.ts'
import { basePrefix, headPrefix } from './links.ts'
import { listSection } from './list-section.ts'
import { reportData, scriptJson } from './payload.ts'
import { problemSection, warningsSection } from './problem-section.ts'
import { checkerName, provenanceSection } from './provenance-section.ts'
import { type Html, html, nothing, trusted } from './template.ts'
import { totalsSection } from './totals-section.ts'
import { verdictSection } from './verdict-section.ts'

/** What the page says beside the report. */
export interface HtmlOptions {
  /** Of type-ratchet, for the foot of the page. */
  readonly version: string
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
  const { outcome, because } = headlineOf(report)
  const { result } = report
  const view = result.kind === 'compared' ? viewOf(result) : null
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="type-ratchet ${options.version}">
<title>${outcome}: ${because} · ${visibleLine(report.name)}</title>
<link rel="icon" href="data:,">
<style>${trusted(reportStyle)}</style>
</head>
${body(report, view)}
${footer(options)}
${view === null ? nothing : dataElement(report, view)}<script>${trusted(reportScript)}</script>
</body>
</html>
`.text
}

/** Everything a reader sees, up to where the scripts go. */
function body(report: Report, view: View | null): Html {
  const { result } = report
  return html`<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><p class="brand"><span class="tool">type-ratchet</span>${visibleLine(report.name)}${legWords(report)}<span class="checker">${checkerName(report.checker)}</span></p>${result.kind === 'compared' ? navigation : nothing}</header>
<main id="main">
${result.kind === 'failed' ? failedParts(report, result) : comparedParts(report, result, view ?? viewOf(result))}
</main>`
}

function footer({ version }: HtmlOptions): Html {
  return html`<footer><p>Made by type-ratchet ${version}. This file works offline and sends nothing.</p></footer>`
}

function dataElement(report: Report, view: View): Html {
  const json = scriptJson(reportData(report, view))
  return html`<script type="application/json" id="data">${trusted(json)}</script>\n`
}

function failedParts(report: Report, { problem }: FailedResult): Html {
  return html`${verdictSection(report)}
${problemSection(problem)}
${provenanceSection(report)}
${warningsSection(report.warnings)}`
}

function comparedParts(report: Report, result: ComparedResult, view: View): Html {
  return html`<div class="pair">
${verdictSection(report)}
${provenanceSection(report)}
</div>
${warningsSection(report.warnings)}
${totalsSection(result)}
${groupTables(result, view)}
${flakySection(result.flaky, { head: headPrefix(report), base: basePrefix(report) })}${listSection(result, view, { head: headPrefix(report), base: basePrefix(report) })}`
}

const navigation: Html = html`<nav aria-label="Sections"><ul role="list"><li><a href="#totals">Totals</a></li><li><a href="#by-rule">Rules</a></li><li><a href="#by-file">Files</a></li><li><a href="#errors">Errors</a></li></ul></nav>`

function legWords({ leg }: Report): string {
  return leg === null ? '' : ` / ${visibleLine(leg)}`
}
