/** The counts, and how far the number is from zero. */
import { type Totals, totalsOf } from '#model/comparison.ts'
import type { ComparedResult } from '#model/report.ts'
import { uncheckedErrors } from '#model/scope-report.ts'
import { amount, counted, signed } from '../amount.ts'
import { coverageWords } from '../coverage-words.ts'
import { isFirstRun } from './entries.ts'
import { barLength, share } from './figures.ts'
import { type Html, html, nothing } from './template.ts'

/** One section: a table of counts, and a scale from zero with what the counts are measured against. */
export function totalsSection(result: ComparedResult): Html {
  const first = isFirstRun(result)
  const errors = totalsOf(result.comparison, 'error')
  const warnings = totalsOf(result.comparison, 'warning')
  const coverage = coverageWords(result)
  const hasWarnings = warnings.head + warnings.base > 0
  return html`<section id="totals" aria-labelledby="totals-title">
<h2 id="totals-title">Totals</h2>
${totalsList('Errors', errors, first)}${hasWarnings ? totalsList('Warnings', warnings, first) : nothing}${hasWarnings ? html`<p class="hint">Rules count errors. Warnings are compared and shown beside them.</p>\n` : nothing}${coverage === null ? nothing : html`<p class="hint">Type coverage: ${coverage}.</p>\n`}${progress(result, withUnchecked(result, errors))}
</section>`
}

/** What was not looked at is still there. */
function withUnchecked({ scope }: ComparedResult, totals: Totals): Totals {
  const unchecked = uncheckedErrors(scope)
  return { ...totals, head: totals.head + unchecked, base: totals.base + unchecked }
}

/** Each number under its name; what does not fit beside the others goes into another line, so that nothing is ever cut. */
function totalsList(name: string, totals: Totals, first: boolean): Html {
  const compared = html`${total('Baseline', amount(totals.base))}${total('Delta', signed(totals.delta), toneOf(totals.delta))}${total('New', amount(totals.new))}${total('Fixed', amount(totals.fixed))}${total('Kept', amount(totals.kept))}`
  return html`<dl class="totals">${total(name, amount(totals.head), 'now')}${first ? nothing : compared}</dl>\n`
}

function total(name: string, value: string, tone?: string): Html {
  const look = tone === undefined ? nothing : html` class="${tone}"`
  return html`<div${look}><dt>${name}</dt><dd>${value}</dd></div>`
}

/** Sign and colour say the same. */
function toneOf(delta: number): string {
  return delta > 0 ? 'up' : delta < 0 ? 'down' : 'same'
}

interface Point {
  readonly name: string
  readonly value: number
  readonly kind: 'base' | 'reference' | 'limit'
}

function progress(result: ComparedResult, totals: Totals): Html {
  const points = pointsOf(result, totals)
  const largest = Math.max(totals.head, ...points.map((point) => point.value))
  return html`<h3>Toward zero</h3>
<p>${remaining(result, totals)}</p>
${points.length === 0 || largest === 0 ? nothing : html`${scale(totals.head, points, largest)}\n${legend(totals.head, points)}`}`
}

function remaining(result: ComparedResult, { head, base, delta }: Totals): string {
  if (head === 0) {
    return 'No errors are left.'
  }
  const unchecked = uncheckedErrors(result.scope)
  const unseen = unchecked === 0 ? '' : `, ${amount(unchecked)} of them in files that were not looked at`
  const left = `${counted(head, 'error')} to go${unseen}.`
  if (isFirstRun(result) || base === 0) {
    return left
  }
  if (delta === 0) {
    return `${left} The baseline has as many.`
  }
  return `${left} That is ${share(Math.abs(delta), base)} ${delta < 0 ? 'fewer' : 'more'} than the baseline.`
}

function pointsOf({ baseline, reference, verdict }: ComparedResult, totals: Totals): readonly Point[] {
  const points: Point[] = []
  if (baseline.state === 'loaded') {
    points.push({ name: 'Baseline', value: totals.base, kind: 'base' })
  }
  if (reference !== null && reference.errors !== totals.base) {
    points.push({ name: 'Reference', value: reference.errors, kind: 'reference' })
  }
  for (const { rule, limit } of verdict.rules) {
    const counts = rule === 'max-errors' || (rule === 'max-increase' && baseline.state === 'loaded')
    if (counts) {
      points.push({ name: `Limit of ${rule}`, value: limit, kind: 'limit' })
    }
  }
  return points
}

/** Limits hang below the bar and the others stand above it, so that equal values stay apart. */
const ticks: Readonly<Record<Point['kind'], string>> = { base: '0V16', reference: '0V16', limit: '8V24' }

function scale(head: number, points: readonly Point[], largest: number): Html {
  const at = (value: number): number => barLength(value, largest, 1000)
  return html`<svg class="scale" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" y="6" width="1000" height="12"/><rect class="bar" x="0" y="6" width="${at(head)}" height="12"/>${points.map((point) => html`<path class="${point.kind}" d="M${at(point.value)} ${ticks[point.kind]}"/>`)}</svg>`
}

function legend(head: number, points: readonly Point[]): Html {
  return html`<dl class="legend"><div><dt>${key('now')}Current</dt><dd>${amount(head)}</dd></div>${points.map(
    (point) => html`<div><dt>${key(point.kind)}${point.name}</dt><dd>${amount(point.value)}</dd></div>`,
  )}</dl>`
}

function key(kind: Point['kind'] | 'now'): Html {
  const shape =
    kind === 'now'
      ? html`<rect class="bar" x="1" y="3" width="12" height="8"/>`
      : html`<path class="${kind}" d="M7 0V14"/>`
  return html`<svg class="key" viewBox="0 0 14 14" aria-hidden="true">${shape}</svg>`
}
