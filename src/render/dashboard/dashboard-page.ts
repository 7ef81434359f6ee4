/**
 * The repositories of an organisation as one HTML file that needs nothing else: the sum, a table with a row for each check, and what
 * is not in it. Rows stand by their errors; what could not be read comes first. Equal dashboards give equal bytes.
 */
import { checkerTitle } from '#model/checker-title.ts'
import type { CheckRow, Dashboard, ReadCheck, RepositoryRow } from '#model/dashboard.ts'
import type { HistoryPoint } from '#model/history.ts'
import { compareText } from '#model/order.ts'
import { amount, signed } from '../amount.ts'
import { dayText } from '../day-text.ts'
import { visibleLine } from '../encode/visible.ts'
import { reportStyleHash } from '../html/assets.ts'
import { breakable } from '../html/breakable.ts'
import { link } from '../html/links.ts'
import { htmlDocument } from '../html/shell.ts'
import { type Html, html, nothing, trusted } from '../html/template.ts'
import { encodedPath } from '../line-link.ts'
import { dashboardTotals, isFailed } from './dashboard-totals.ts'
import {
  dashboardGaps,
  dashboardHeadline,
  lookedAtWords,
  newestDay,
  noBaselineWords,
  problemWords,
  repositories,
  upgradeWords,
} from './dashboard-words.ts'
import { sortScript } from './sort-script.ts'

/** `sha256`: the digest of a text in base64, by which the page's policy knows its script. */
export interface DashboardPageOptions {
  readonly version: string
  readonly sha256: (text: string) => string
}

/** The whole file, ending in a line feed. */
export function dashboardPage(dashboard: Dashboard, { version, sha256 }: DashboardPageOptions): string {
  const totals = dashboardTotals(dashboard)
  const title = visibleLine(dashboardHeadline(dashboard, totals))
  const gaps = dashboardGaps(dashboard, totals)
  const tone =
    totals.failed > 0 ? 'unknown' : totals.read === 0 ? 'note' : (totals.delta ?? 0) > 0 ? 'bad' : 'good'
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${reportStyleHash}'`,
    `script-src 'sha256-${sha256(sortScript)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const body = html`<body>
<a class="skip" href="#main">Skip to the table</a>
<header class="top"><p class="brand"><span class="tool">type-ratchet</span> ${repositories(totals.repositories)}</p></header>
<main id="main" tabindex="-1">
<section id="verdict" class="verdict tone-${tone}" aria-labelledby="verdict-title">
<h1 id="verdict-title"><span>${title}</span></h1>
${gaps.map((gap) => html`<p class="lead">${gap}</p>\n`)}</section>
${table(dashboard)}
${categories(totals.categories)}${withoutBaseline(dashboard)}</main>
<footer><p>Made by type-ratchet ${version}. This file works offline and sends nothing.</p></footer>
<script>${trusted(sortScript)}</script>
</body>`
  return htmlDocument({ policy, title, version, body })
}

/** One line of the table. `check` null: nothing is known of the repository. */
interface Line {
  readonly row: RepositoryRow
  readonly check: CheckRow | null
}

function table(dashboard: Dashboard): Html {
  const lines = dashboard.rows
    .flatMap((row): readonly Line[] =>
      row.result.kind === 'none'
        ? []
        : row.result.kind === 'failed'
          ? [{ row, check: null }]
          : row.result.checks.map((check) => ({ row, check })),
    )
    .sort((one, other) => errorsOf(other) - errorsOf(one) || compareText(one.row.name, other.row.name))
  if (lines.length === 0) {
    return nothing
  }
  return html`<section id="all" aria-labelledby="all-title">
<h2 id="all-title">Checks</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="all-title"><table id="repositories">
<caption class="vh">Checks of all repositories</caption>
<thead><tr><th scope="col">Repository</th><th scope="col">Check</th><th scope="col" class="n" aria-sort="descending">Errors</th><th scope="col" class="n">Since ${dayText(dashboard.since)}</th><th scope="col" class="fixed">Course</th><th scope="col" class="n">Warnings</th><th scope="col">Checker</th><th scope="col">Newest run</th></tr></thead>
<tbody>
${lines.map((line) => tableRow(line, dashboard))}</tbody>
</table></div>
</section>`
}

/** What could not be read stands before the largest number. */
function errorsOf({ check }: Line): number {
  return check?.result.kind === 'read' ? check.result.baseline.errors : Number.MAX_SAFE_INTEGER
}

function tableRow({ row, check }: Line, { server }: Dashboard): Html {
  const path = encodedPath(row.name)
  const page = path === null ? null : `${server}/${path}`
  const hint = lookedAtWords(row)
  const result = check?.result ?? (row.result.kind === 'failed' ? row.result : null)
  const remark = result?.kind === 'failed' ? problemWords(result.problem) : hint
  const name = html`<th scope="row">${link(page, breakable(visibleLine(row.name)))}${reason(remark)}</th><td>${check === null ? nothing : visibleLine(check.name)}</td>`
  if (result === null || result.kind === 'failed') {
    return html`<tr>${name}<td class="n" data-value=""><span class="tag bad">not read</span></td><td class="n" data-value=""></td><td></td><td class="n" data-value=""></td><td></td><td></td></tr>\n`
  }
  const { baseline, movement } = result
  const delta = movement === null ? nothing : html`${signed(movement.delta)}`
  return html`<tr>${name}<td class="n" data-value="${baseline.errors}">${amount(baseline.errors)}</td><td class="n" data-value="${movement?.delta ?? ''}">${delta}</td><td>${course(baseline.history)}</td><td class="n" data-value="${baseline.warnings}">${amount(baseline.warnings)}</td><td>${visibleLine(checkerTitle(baseline.checker))}${reason(upgradeWords(result))}</td><td>${newestRun(result)}</td></tr>\n`
}

function reason(words: string | null): Html {
  return words === null ? nothing : html`<span class="reason">${visibleLine(words)}</span>`
}

function newestRun(check: ReadCheck): Html {
  return link(check.baseline.runUrl, newestDay(check) ?? 'run')
}

const [courseWidth, courseHeight] = [96, 20]

/** A line from the oldest run to the newest, from zero up; whoever can't see it has the numbers beside it. */
function course(points: readonly HistoryPoint[]): Html {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || first === last) {
    return nothing
  }
  const most = Math.max(1, ...points.map(({ errors }) => errors))
  const span = Math.max(1, last.time - first.time)
  const places = points.map(({ time, errors }) => {
    const x = Math.min(1, Math.max(0, (time - first.time) / span)) * courseWidth
    const y = courseHeight - (errors / most) * (courseHeight - 2) - 1
    return `${x.toFixed(1)},${y.toFixed(1)}`
  })
  const words = `from ${amount(first.errors)} on ${dayText(first.time)} to ${amount(last.errors)} on ${dayText(last.time)}`
  return html`<svg role="img" aria-label="${words}" viewBox="0 0 ${courseWidth} ${courseHeight}" width="${courseWidth}" height="${courseHeight}"><title>${words}</title><polyline points="${places.join(' ')}" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>`
}

function categories(counts: Readonly<Record<string, number>>): Html {
  const rows = Object.entries(counts)
  return rows.length === 0
    ? nothing
    : html`<section id="categories" aria-labelledby="categories-title">
<h2 id="categories-title">By category</h2>
<table>
<caption class="vh">Errors of all repositories by category</caption>
<thead><tr><th scope="col">Category</th><th scope="col" class="n">Errors</th></tr></thead>
<tbody>
${rows.map(([title, errors]) => html`<tr><th scope="row">${visibleLine(title)}</th><td class="n">${amount(errors)}</td></tr>\n`)}</tbody>
</table>
</section>
`
}

function withoutBaseline({ rows }: Dashboard): Html {
  const none = rows.flatMap(({ name, result }) => (result.kind === 'none' ? [{ name, why: result.why }] : []))
  return none.length === 0
    ? nothing
    : html`<section id="without" aria-labelledby="without-title">
<details${rows.some(isFailed) || none.length < rows.length ? nothing : trusted(' open')}><summary><h2 id="without-title">Without a baseline (${amount(none.length)})</h2></summary>
<ul>
${none.map(({ name, why }) => html`<li>${breakable(visibleLine(name))}: ${visibleLine(noBaselineWords(why))}</li>\n`)}</ul>
</details>
</section>
`
}
