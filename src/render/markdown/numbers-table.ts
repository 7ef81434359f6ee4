/** Current, baseline, change, limits, progress and trend: the numbers at one glance. */
import type { BaselineOrigin } from '#model/baseline.ts'
import { totalsOf } from '#model/comparison.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { uncheckedErrors } from '#model/scope-report.ts'
import { amount, counted, signed } from '../amount.ts'
import { coverageWords } from '../coverage-words.ts'
import { markdownCell, markdownCode, markdownLink } from '../encode/markdown.ts'
import { ruleReason, ruleTitle, toldRules, upgradeOf } from '../headline.ts'
import { planOf } from '../plan-of.ts'
import { sparkline } from '../story/sparkline.ts'
import {
  changeWords,
  decreasedWords,
  distanceWords,
  progressWords,
  recomputedWords,
  trendWords,
  uncheckedWords,
} from '../words/comment-words.ts'
import { planWords } from '../words/plan-words.ts'
import { proseText } from './prose.ts'

/** How many points of the trend are drawn. */
const trendPoints = 20
/** Fewer points are no trend. */
const fewestPoints = 3
const barLength = 10

/** The first row of a Markdown table is its head, however it looks. */
export const numbersHead = ['| measure | value |', '| :-- | :-- |'] as const

/** A table of two columns. The meaning is in words and numbers; bar and sparkline come behind them. */
export function numbersTable(report: Report, result: ComparedResult): string {
  const rows: (readonly [name: string, value: string])[] = [
    ...totalsRows(report, result),
    ...toldRules(result).map(
      (rule) =>
        [
          `Limit ${markdownCode(ruleTitle(rule))}`,
          `${rule.passed ? 'holds' : '**broken**'} · ${proseText(ruleReason(rule))}`,
        ] as const,
    ),
    ...courseRows(result),
    ...planRows(result),
  ]
  const lines = rows.map(([name, value]) => `| ${markdownCell(name)} | ${markdownCell(value)} |`)
  return [...numbersHead, ...lines].join('\n')
}

function totalsRows(report: Report, result: ComparedResult): readonly (readonly [string, string])[] {
  const errors = totalsOf(result.comparison, 'error')
  const warnings = totalsOf(result.comparison, 'warning')
  const rows: (readonly [string, string])[] = [['Current', counted(errors.head, 'error')]]
  if (result.baseline.state === 'loaded') {
    rows.push(['Baseline', `${counted(errors.base, 'error')}${placeOf(report, result.baseline.origin)}`])
    const { name, value } = changeWords(errors)
    rows.push([name, isPraised(result) ? `${decreasedWords} ${value}` : value])
  }
  if (warnings.head > 0 || warnings.base > 0) {
    rows.push(['Warnings', `${amount(warnings.head)} (${signed(warnings.delta)}), not counted by the rules`])
  }
  const coverage = coverageWords(result)
  if (coverage !== null) {
    rows.push(['Type coverage', coverage])
  }
  return rows
}

function placeOf(report: Report, { source, commit, distance }: BaselineOrigin): string {
  if (commit === null) {
    return distanceWords(distance)
  }
  const link = commitLink(report, commit)
  return source === 'revision' ? `, ${recomputedWords(link)}` : ` at ${link}${distanceWords(distance)}`
}

function courseRows({
  comparison,
  reference,
  history,
  scope,
}: ComparedResult): readonly (readonly [string, string])[] {
  const unseen = uncheckedErrors(scope)
  const head = totalsOf(comparison, 'error').head + unseen
  const values = history.slice(-trendPoints).map(({ errors }) => errors)
  const progress = reference === null ? null : progressWords(head, reference.errors)
  return [
    ...(reference === null || progress === null
      ? []
      : [
          [
            'Progress toward zero',
            `${progress}${uncheckedWords(unseen)}${bar(head, reference.errors)}`,
          ] as const,
        ]),
    ...(values.length < fewestPoints
      ? []
      : [['Trend', `${trendWords(values)} ${sparkline(values)}`] as const]),
  ]
}

function planRows(result: ComparedResult): readonly (readonly [string, string])[] {
  const plan = planOf(result)
  return plan === null ? [] : [['Plan', planWords(plan)]]
}

/** Fewer errors, no broken rule, and somebody who did it. */
export function isPraised(result: ComparedResult): boolean {
  const { delta } = totalsOf(result.comparison, 'error')
  return delta < 0 && result.verdict.rules.every(({ passed }) => passed) && upgradeOf(result) === null
}

/** Nothing when all of it is gone, or so little that the bar would be empty: the words say that. */
function bar(current: number, reference: number): string {
  const gone = Math.max(0, reference - current)
  const filled = reference === 0 ? 0 : Math.min(barLength - 1, Math.round((gone * barLength) / reference))
  return filled === 0 || current === 0 ? '' : ` ${'█'.repeat(filled)}${'░'.repeat(barLength - filled)}`
}

/** The first digits of a commit, linked where it is hosted. */
export function commitLink({ hosted }: Pick<Report, 'hosted'>, commit: string): string {
  const short = commit.slice(0, 7)
  return hosted === null ? markdownCode(short) : markdownLink(short, `${hosted.url}/commit/${commit}`)
}
