/**
 * Several checks as one HTML page. Written are the table and then the news of each check; behind it lies the whole report of
 * each check, which the application in `web/` puts in their place when the address asks for it (`#check=api`).
 */
import type { JointReport } from '#model/joint-report.ts'
import type { PackText } from '#model/packed-text.ts'
import type { Readiness, ReadinessRow } from '#model/readiness.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { amount, counted } from '../amount.ts'
import { visibleLine } from '../encode/visible.ts'
import { headline, ruleReason, ruleTitle, toldRules } from '../headline.ts'
import { type Entry, viewOf } from '../html/entries.ts'
import { entryGroups } from '../html/entry-rows.ts'
import { basePrefix, headPrefix } from '../html/links.ts'
import { applicationScript, type HtmlOptions, packedData, pageFooter, pagePolicy } from '../html/page.ts'
import { inlineProse, problemInBrief, warningsSection } from '../html/problem-section.ts'
import { reportParts } from '../html/report-parts.ts'
import { jointHeader, titleWords } from '../html/run-header.ts'
import { htmlDocument } from '../html/shell.ts'
import { type Html, html, nothing, trusted } from '../html/template.ts'
import { toneMark } from '../html/verdict-section.ts'
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

/** The whole file, ending in a line feed. Equal reports give equal bytes. */
export function renderJointHtml(joint: JointReport, { version, pack }: HtmlOptions): string {
  const { tone, words } = jointHeadline(joint)
  const { reports } = joint
  // The run is the same for all; a check that ended early may not know it.
  const [told = reports[0]] = reports.filter(({ run }) => run !== undefined)
  const body = html`<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><div class="run">${told === undefined ? nothing : jointHeader(told, reports.length)}</div><div id="switch"></div><div id="views"></div></header>
<main id="main" tabindex="-1">
<section id="verdict" class="verdict tone-${tone}" aria-labelledby="verdict-title">
<h1 id="verdict-title">${toneMark(tone)}<span>${visibleLine(words)}</span></h1>
${table(reports)}
${joint.readiness === undefined ? nothing : readinessPart(joint.readiness)}
<p class="hint" id="plain-reason">The whole report of each check, with everything that was there before, is part of this file. It needs JavaScript and a browser of 2023 or later.</p>
</section>
${warningsSection(joint)}
${reports.map(checkSection)}
</main>
${pageFooter(version)}
${reports.map((report) => checkTemplate(report, pack))}${applicationScript}
</body>`
  const title = `${visibleLine(words)}${told === undefined ? '' : titleWords(told)}`
  return htmlDocument({ policy: pagePolicy, title, version, body })
}

/** The report of one check, which stays out of the document until it is chosen. */
function checkTemplate(report: Report, pack: PackText): Html {
  const { title, header, content, data } = reportParts(report, { pack, findings: 'packed' })
  const { verdict, new: fresh } = checkRow(report)
  const name = visibleLine(report.name)
  const news = fresh === '' || fresh === '0' ? '' : `, ${fresh} new`
  return html`<template data-check="${name}" data-label="${name}: ${verdict}${news}" data-title="${title}">${header}<main>${content}</main>${data === null ? nothing : packedData(data)}</template>
`
}

/** Also its place in the document, so that the link finds the news without the application and the report with it. */
function addressOf(report: Report): string {
  return `check=${visibleLine(report.name)}`
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
<thead><tr><th scope="col">${capitalised(check)}</th><th scope="col">${capitalised(verdict)}</th>${numbers.map((name) => html`<th scope="col" class="n">${capitalised(name)}</th>`)}</tr></thead>
<tbody>
${reports.map(tableRow)}</tbody>
</table></div>`
}

function tableRow(report: Report): Html {
  const { label, sign: _, verdict, ...numbers } = checkRow(report)
  const cells = Object.values(numbers).map((text) => html`<td class="n">${text}</td>`)
  return html`<tr><th scope="row"><a href="#${addressOf(report)}">${visibleLine(label)}</a></th><td>${verdict}</td>${cells}</tr>\n`
}

function checkSection(report: Report, index: number): Html {
  const { words } = headline(report)
  const { result, warnings } = report
  const content =
    result.kind === 'failed' ? problemInBrief(result.problem, report) : comparedContent(report, result)
  return html`<section id="${addressOf(report)}" aria-labelledby="check-${index + 1}-title">
<details${hasSection(report) ? trusted(' open') : nothing}><summary><h2 id="check-${index + 1}-title">${visibleLine(words)}</h2></summary>
${content}
${warnings.map((problem) => problemInBrief(problem, report))}</details>
</section>
`
}

/** How many entries of one status a check shows without the application, which shows a few and leads to all of them. */
const mostEntries = 50

function comparedContent(report: Report, result: ComparedResult): Html {
  const { entries } = viewOf(result)
  const fresh = entries.filter(({ status }) => status === 'new')
  const fixed = entries.filter(({ status }) => status === 'fixed')
  return html`${toldRules(result).map(
    (rule) =>
      html`<p><code>${visibleLine(ruleTitle(rule))}</code> <span class="tag ${rule.passed ? 'good' : 'bad'}">${rule.passed ? 'holds' : 'broken'}</span> ${inlineProse(ruleReason(rule))}</p>\n`,
  )}${list(report, 'new', fresh)}${list(report, 'fixed', fixed)}`
}

function list(report: Report, status: 'new' | 'fixed', entries: readonly Entry[]): Html {
  const setting = { head: headPrefix(report), base: basePrefix(report), legs: report.leg }
  const shown = entries.slice(0, mostEntries)
  const left = entries.length - shown.length
  return entries.length === 0
    ? nothing
    : html`<div class="news"><h3>${status === 'new' ? 'New' : 'Fixed'} (${amount(entries.length)})</h3>
<ol class="files" role="list">
${entryGroups(shown, entries, setting)}</ol>
<p class="hint"><a href="#${addressOf(report)}&amp;view=errors&amp;status=${status}">${left > 0 ? `${counted(left, 'more finding')} in the report of this check` : 'Search and filter them in the report of this check'}</a></p></div>`
}
