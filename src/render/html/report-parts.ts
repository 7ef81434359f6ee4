/** What a page holds of one report, whether it stands alone or beside others: a head, written sections, packed data. */

import type { PackText } from '#model/packed-text.ts'
import type { ComparedResult, FailedResult, Report } from '#model/report.ts'
import { wellFormedJson } from '#model/well-formed.ts'
import { visibleLine } from '../encode/visible.ts'
import { headline } from '../headline.ts'
import { type View, viewOf } from './entries.ts'
import { flakySection } from './flaky-section.ts'
import { basePrefix, headPrefix } from './links.ts'
import { reportData } from './payload.ts'
import { plainSection } from './plain-section.ts'
import { problemSection, warningsSection } from './problem-section.ts'
import { provenanceSection } from './provenance-section.ts'
import { runHeader, titleWords } from './run-header.ts'
import { type Html, html, nothing } from './template.ts'
import { totalsSection } from './totals-section.ts'
import { verdictSection } from './verdict-section.ts'

/** The parts of a page that speak of one report. */
export interface ReportParts {
  /** Of the document; visible text. */
  readonly title: string
  readonly header: Html
  readonly content: Html
  /** What the application draws from, packed; null where there is no result to list. */
  readonly data: string | null
}

/** How the parts are made. */
export interface PartsOptions {
  readonly pack: PackText
  /** Whether some findings are written too, for readers without the application. */
  readonly findings: 'written' | 'packed'
}

/** Equal reports give equal parts. */
export function reportParts(report: Report, options: PartsOptions): ReportParts {
  const { words, tone, because } = headline(report)
  const { result } = report
  const head = {
    title: `${visibleLine(words)}${titleWords(report)}`,
    header: html`<div class="run">${runHeader(report)}<p class="outcome tone-${tone}">${visibleLine(because)}</p></div>`,
  }
  if (result.kind === 'failed') {
    return { ...head, content: failedParts(report, result), data: null }
  }
  const view = viewOf(result)
  const json = wellFormedJson(JSON.stringify(reportData(report, result, view)))
  return { ...head, content: comparedParts(report, { result, view, options }), data: options.pack(json) }
}

function failedParts(report: Report, { problem }: FailedResult): Html {
  return html`${verdictSection(report)}
${problemSection(problem, report)}
${provenanceSection(report)}
${warningsSection(report)}`
}

interface Shown {
  readonly result: ComparedResult
  readonly view: View
  readonly options: PartsOptions
}

function comparedParts(report: Report, { result, view, options }: Shown): Html {
  const setting = { head: headPrefix(report), base: basePrefix(report), legs: report.leg }
  return html`<div id="summary">
<div class="pair">
${verdictSection(report)}
${totalsSection(result)}
</div>
${warningsSection(report)}
</div>
<div id="app"></div>
${options.findings === 'written' ? plainSection(view, setting) : nothing}
<div id="sources">
${flakySection(result.flaky, setting)}${provenanceSection(report)}
</div>`
}
