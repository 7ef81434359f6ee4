/** Problems in words: what happened, why it matters, how to fix it. The words come from `messages/`. */

import { toldProblem } from '#messages/told-problem.ts'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { visible } from '../encode/visible.ts'
import { type Html, html, nothing } from './template.ts'

/** The whole content of a run that ended without a comparison. */
export function problemSection(problem: Problem, report: Report): Html {
  const { what, why, fix, details } = toldProblem(problem, report)
  return html`<section id="problem" class="problem" aria-labelledby="problem-title">
<h2 id="problem-title">What happened</h2>
${prose(what)}
<h3>Why there is no result</h3>
${prose(why)}
<h3>How to fix it</h3>
${prose(fix)}${details.length === 0 ? nothing : html`\n<h3>Evidence</h3>\n${lines(details)}`}
</section>`
}

/** Warnings that stand beside a result: one line each, the rest on demand. */
export function warningsSection(report: Pick<Report, 'warnings' | 'hosted'>): Html {
  const { warnings } = report
  return warnings.length === 0
    ? nothing
    : html`<section id="notices" class="notices" aria-labelledby="notices-title">
<h2 id="notices-title">Notices</h2>
<p class="hint">Not delivered or not looked at. The verdict does not depend on it.</p>
${warnings.map((problem) => notice(problem, report))}</section>`
}

function notice(problem: Problem, report: Pick<Report, 'hosted'>): Html {
  const { what, why, fix, details } = toldProblem(problem, report)
  const rest = html`${prose(why)}${prose(fix)}${details.length === 0 ? nothing : lines(details)}`
  return html`<details><summary>${inlineProse(what)}</summary>${rest}</details>\n`
}

/** One problem in a few lines, without headings. */
export function problemInBrief(problem: Problem, report: Pick<Report, 'hosted'>): Html {
  const { what, why, fix, details } = toldProblem(problem, report)
  return html`${prose(what)}${prose(why)}${prose(fix)}${details.length === 0 ? nothing : lines(details)}`
}

/** Paragraphs; a block of several lines is something to paste. */
function prose(text: string): Html {
  return html`${text
    .split(/\n{2,}/)
    .map((block) => (block.includes('\n') ? lines([block]) : html`<p>${inlineProse(block)}</p>`))}`
}

/** Backticks mark code. */
export function inlineProse(text: string): Html {
  return html`${visible(text).split('`').map(inline)}`
}

function inline(text: string, index: number, parts: readonly string[]): Html {
  const isCode = index % 2 === 1 && index < parts.length - 1
  const unclosed = index % 2 === 1 && !isCode
  return isCode ? html`<code>${text}</code>` : html`${unclosed ? '`' : ''}${text}`
}

function lines(details: readonly string[]): Html {
  return html`<pre tabindex="0">\n${details.map(visible).join('\n')}</pre>`
}
