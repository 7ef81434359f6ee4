/** Errors by rule and by file. The page's script re-draws the same rows sorted; without it they stay as they are. */
import { totalsOf } from '#model/comparison.ts'
import type { ComparedResult } from '#model/report.ts'
import { amount, counted } from '../amount.ts'
import { visibleLine } from '../encode/visible.ts'
import { breakable } from './breakable.ts'
import type { Group, View } from './entries.ts'
import { barLength, share } from './figures.ts'
import { type Html, html, nothing } from './template.ts'
import { deltaCell } from './totals-section.ts'

/** Rows written into the file itself; the script knows them all. */
const writtenRows = 1000

/** Two tables side by side. */
export function groupTables(result: ComparedResult, { rules, files, isFirstRun: first }: View): Html {
  const total = totalsOf(result.comparison, 'error').head
  return html`<div class="pair wide-right">
<section id="by-rule" aria-labelledby="by-rule-title">
<h2 id="by-rule-title">By rule</h2>
<p class="hint">${overview(rules, 'rule', first)}</p>
${rules.length === 0 ? nothing : groupTable({ groups: rules, kind: 'rule', unnamed: 'no rule code', first })}
</section>
<section id="by-file" aria-labelledby="by-file-title">
<h2 id="by-file-title">By file</h2>
<p class="hint">${overview(files, 'file', first)}${concentration(files, total)}</p>
${files.length === 0 ? nothing : groupTable({ groups: files, kind: 'file', unnamed: 'the whole project', first })}
</section>
</div>`
}

function overview(groups: readonly Group[], noun: string, first: boolean): string {
  if (groups.length === 0) {
    return 'No errors on either side.'
  }
  const holding = groups.filter((group) => group.head > 0).length
  const held = `${counted(holding, noun)} with errors`
  if (first) {
    return `${held}.`
  }
  const up = groups.filter((group) => group.head > group.base).length
  const down = groups.filter((group) => group.head < group.base).length
  return `${held}; ${amount(up)} went up, ${amount(down)} went down.`
}

function concentration(files: readonly Group[], total: number): string {
  const top = files.slice(0, 10).reduce((sum, file) => sum + file.head, 0)
  return files.length <= 20 || total === 0 ? '' : ` The first 10 hold ${share(top, total)} of all errors.`
}

interface GroupTable {
  readonly groups: readonly Group[]
  readonly kind: 'rule' | 'file'
  readonly unnamed: string
  readonly first: boolean
}

function groupTable({ groups, kind, unnamed, first }: GroupTable): Html {
  const largest = Math.max(...groups.slice(0, 1).map((group) => group.head))
  const written = groups.slice(0, writtenRows)
  const more = groups.length - written.length
  const rest = first
    ? nothing
    : html`<th scope="col" class="n">Baseline</th><th scope="col" class="n">Delta</th>`
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="by-${kind}-title"><table class="groups" id="${kind}-table">
<caption class="vh">Errors by ${kind}</caption>
<thead><tr><th scope="col">${kind === 'rule' ? 'Rule' : 'File'}</th><th scope="col" class="n" aria-sort="descending">Current</th>${rest}</tr></thead>
<tbody>
${written.map((group) => groupRow(group, { largest, unnamed, first }))}</tbody>
</table></div>${more > 0 ? html`\n<p class="hint without-script">${counted(more, kind)} more; they need JavaScript.</p>` : nothing}`
}

interface RowContext {
  readonly largest: number
  readonly unnamed: string
  readonly first: boolean
}

function groupRow({ name, head, base }: Group, { largest, unnamed, first }: RowContext): Html {
  const compared = first ? nothing : html`<td class="n">${amount(base)}</td>${deltaCell(head - base)}`
  return html`<tr><th scope="row"><span class="name">${name === '' ? unnamed : breakable(visibleLine(name))}</span>${bar(barLength(head, largest, 100))}</th><td class="n">${amount(head)}</td>${compared}</tr>\n`
}

function bar(length: number): Html {
  return html`<svg class="mini" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true"><rect width="${length}" height="3"/></svg>`
}
