/** The head of the page: outcome, reasons and every rule that was evaluated. */
import type { Report } from '#model/report.ts'
import type { RuleResult } from '#model/verdict.ts'
import { amount } from '../amount.ts'
import { visibleLine } from '../encode/visible.ts'
import { headline, ruleReason, ruleTitle, type Tone, toldRules } from '../headline.ts'
import { hiddenNotice } from './hidden-notice.ts'
import { leadOf } from './lead.ts'
import { inlineProse } from './problem-section.ts'
import { scopeNotice } from './scope-notice.ts'
import { type Html, html, nothing } from './template.ts'

/** One section; the only `h1` of the page. */
export function verdictSection(report: Report): Html {
  const { tone, label, because } = headline(report)
  const rules = report.result.kind === 'compared' ? toldRules(report.result) : []
  return html`<section id="verdict" class="verdict tone-${tone}" aria-labelledby="verdict-title">
<h1 id="verdict-title">${toneMark(tone)}<span><strong>${visibleLine(label)}:</strong> ${visibleLine(because)}</span></h1>
${scopeNotice(report)}${hiddenNotice(report)}${leadOf(report).map((sentence) => html`<p class="lead">${sentence}</p>\n`)}${rules.length === 0 ? nothing : ruleTable(rules)}
</section>`
}

function ruleTable(rules: readonly RuleResult[]): Html {
  return html`<table class="rules">
<caption class="vh">Rules</caption>
<thead><tr><th scope="col">Rule</th><th scope="col" class="n">Value</th><th scope="col" class="n">Limit</th><th scope="col">Result</th></tr></thead>
<tbody>
${rules.map(ruleRow)}</tbody>
</table>`
}

function ruleRow(told: RuleResult): Html {
  const { value, limit } = told
  const result = told.passed
    ? html`<span class="tag good">holds</span>`
    : html`<span class="tag bad">broken</span>`
  return html`<tr><th scope="row"><code>${visibleLine(ruleTitle(told))}</code><span class="reason">${inlineProse(ruleReason(told))}</span></th><td class="n">${amount(value)}</td><td class="n">${amount(limit)}</td><td>${result}</td></tr>\n`
}

const marks: Readonly<Record<Tone, string>> = {
  good: 'M6.5 12.5l3.6 3.6 7.4-8',
  bad: 'M8 8l8 8M16 8l-8 8',
  note: 'M12 11v6M12 7.2v.1',
  unknown: 'M9.2 9.3a2.9 2.9 0 1 1 4.2 2.6c-.9.5-1.4 1-1.4 2M12 17v.1',
}

/** The sign beside a headline; only drawn. */
export function toneMark(tone: Tone): Html {
  return html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11"/><path d="${marks[tone]}"/></svg>`
}
