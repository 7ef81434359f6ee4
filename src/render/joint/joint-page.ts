/**
 * Several checks as one HTML page: the table, then each check, folded unless there is news. Nothing in it runs: the report
 * of each check has the application.
 */
import type { JointReport } from '#model/joint-report.ts'
import type { Readiness, ReadinessRow } from '#model/readiness.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { amount, counted } from '../amount.ts'
import { visibleLine } from '../encode/visible.ts'
import { headline, ruleReason, ruleTitle, toldRules } from '../headline.ts'
import { reportStyleHash } from '../html/assets.ts'
import { type Entry, viewOf } from '../html/entries.ts'
import { entryGroups } from '../html/entry-rows.ts'
import { basePrefix, headPrefix, link } from '../html/links.ts'
import { inlineProse, problemInBrief, warningsSection } from '../html/problem-section.ts'
import { htmlDocument } from '../html/shell.ts'
import { type Html, html, nothing, trusted } from '../html/template.ts'
import { hasSection } from '../markdown/document.ts'
import {
  capitalised,
  readinessCells,
  readinessEdit,
  readinessHeads,
  readinessLine,
  readinessStanding,
} from '../words/readiness-words.ts'
import { checkRow, rowHeads } from './check-rows.ts'
import { jointHeadline } from './joint-headline.ts'

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${reportStyleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The whole file, ending in a line feed. Equal reports give equal bytes. */
export function renderJointHtml(joint: JointReport, { version }: { readonly version: string }): string {
  const { tone, words } = jointHeadline(joint)
  const body = html`<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><p class="brand"><span class="tool">type-ratchet</span> ${counted(joint.reports.length, 'check')}</p></header>
<main id="main" tabindex="-1">
<section id="verdict" class="verdict tone-${tone}" aria-labelledby="verdict-title">
<h1 id="verdict-title"><span>${visibleLine(words)}</span></h1>
${table(joint.reports)}
${joint.readiness === undefined ? nothing : readinessPart(joint.readiness)}
</section>
${warningsSection(joint)}
${joint.reports.map(checkSection)}
</main>
<footer><p>Made by type-ratchet ${version}. This file works offline and sends nothing.</p></footer>
</body>`
  return htmlDocument({ policy, title: visibleLine(words), version, body })
}

function readinessPart(readiness: Readiness): Html {
  const edit = readinessEdit(readiness)
  const standing = readinessStanding(readiness)
  const tag =
    standing === null
      ? nothing
      : html` <span class="tag ${standing === 'holds' ? 'good' : 'bad'}">${standing}</span>`
  const [measure, share, weight, from] = readinessHeads
  return html`${edit === null ? nothing : html`<p class="lead">${inlineProse(edit)}</p>\n`}<p>${inlineProse(capitalised(readinessLine(readiness)))}${tag}</p>
<div class="scroll" tabindex="0" role="group" aria-label="Readiness"><table class="rules">
<caption class="vh">Readiness</caption>
<thead><tr><th scope="col">${measure}</th><th scope="col" class="n">${share}</th><th scope="col" class="n">${weight}</th><th scope="col">${from}</th></tr></thead>
<tbody>
${readiness.rows.map(readinessRow)}</tbody>
</table></div>`
}

function readinessRow(row: ReadinessRow): Html {
  const [measure, share, weight, from] = readinessCells(row)
  return html`<tr><th scope="row">${measure}</th><td class="n">${share}</td><td class="n">${weight}</td><td>${inlineProse(from)}</td></tr>\n`
}

function table(reports: readonly Report[]): Html {
  const [check, verdict, ...numbers] = rowHeads
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="verdict-title"><table class="rules">
<caption class="vh">Checks</caption>
<thead><tr><th scope="col">${check}</th><th scope="col">${verdict}</th>${numbers.map((name) => html`<th scope="col" class="n">${name}</th>`)}</tr></thead>
<tbody>
${reports.map(tableRow)}</tbody>
</table></div>`
}

function tableRow(report: Report, index: number): Html {
  const { label, sign: _, verdict, ...numbers } = checkRow(report)
  const cells = Object.values(numbers).map((text) => html`<td class="n">${text}</td>`)
  return html`<tr><th scope="row"><a href="#check-${index + 1}">${visibleLine(label)}</a></th><td>${verdict}</td>${cells}</tr>\n`
}

function checkSection(report: Report, index: number): Html {
  const { words } = headline(report)
  const { result, hosted, warnings } = report
  const own = hosted?.reportUrl ?? null
  const content =
    result.kind === 'failed' ? problemInBrief(result.problem, report) : comparedContent(report, result)
  return html`<section id="check-${index + 1}" aria-labelledby="check-${index + 1}-title">
<details${hasSection(report) ? trusted(' open') : nothing}><summary><h2 id="check-${index + 1}-title">${visibleLine(words)}</h2></summary>
${content}
${warnings.map((problem) => problemInBrief(problem, report))}${own === null ? nothing : html`<p>${link(own, 'The report of this check')}</p>`}</details>
</section>
`
}

/** How many entries a check may show here. */
const mostEntries = 200

function comparedContent(report: Report, result: ComparedResult): Html {
  const { entries } = viewOf(result)
  const fresh = entries.filter(({ status }) => status === 'new')
  const fixed = entries.filter(({ status }) => status === 'fixed')
  return html`${toldRules(result).map(
    (rule) =>
      html`<p><code>${visibleLine(ruleTitle(rule))}</code> <span class="tag ${rule.passed ? 'good' : 'bad'}">${rule.passed ? 'holds' : 'broken'}</span> ${inlineProse(ruleReason(rule))}</p>\n`,
  )}${list(report, 'New', fresh)}${list(report, 'Fixed', fixed)}`
}

function list(report: Report, title: string, entries: readonly Entry[]): Html {
  const setting = { head: headPrefix(report), base: basePrefix(report), legs: report.leg }
  const left = entries.length - mostEntries
  return entries.length === 0
    ? nothing
    : html`<h3>${title} (${amount(entries.length)})</h3>
<ol class="files" role="list">
${entryGroups(entries.slice(0, mostEntries), entries, setting)}</ol>
${left > 0 ? html`<p class="hint">${counted(left, 'more finding')} in the report of this check.</p>` : nothing}`
}
