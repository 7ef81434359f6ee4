/** The table of several checks as words and numbers; each output sets it in its own way. */
import { totalsOf } from '#model/comparison.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { isTotalRule, type Outcome } from '#model/verdict.ts'
import { amount, signed } from '../amount.ts'
import { headline, outcomeOf, toldRules } from '../headline.ts'

/** One check. A number that is not known is the empty text. */
export interface CheckRow {
  readonly label: string
  readonly sign: string
  readonly verdict: string
  readonly current: string
  readonly delta: string
  readonly new: string
  readonly fixed: string
  readonly limit: string
}

/** The heads of the columns, in order. */
export const rowHeads = ['check', 'verdict', 'current', 'change', 'new', 'fixed', 'limit'] as const

const verdicts: Readonly<Record<Outcome, string>> = {
  pass: 'pass',
  fail: 'fail',
  'report-only': 'reported only',
  'not-comparable': 'no result',
  'config-error': 'wrong configuration',
  bug: 'bug',
}

/** Why a check is not judged as the others are. */
const standings = { new: 'new check, not enforced yet', removed: 'taken out by this change' } as const

/** In the order of the reports. */
export function checkRow(report: Report): CheckRow {
  const { result } = report
  const standing = report.filed?.standing
  const { sign, label } = headline(report)
  const verdict = verdictWords(outcomeOf(report), standing)
  const numbers = result.kind === 'compared' ? numbersOf(result) : noNumbers
  return { label, sign, verdict, ...numbers }
}

/** How a check went, and why it is not judged as the others are. */
export function verdictWords(outcome: Outcome, standing: keyof typeof standings | undefined): string {
  const word = verdicts[outcome]
  return standing === undefined ? word : `${word} (${standings[standing]})`
}

type Numbers = Pick<CheckRow, 'current' | 'delta' | 'new' | 'fixed' | 'limit'>

const noNumbers: Numbers = { current: '', delta: '', new: '', fixed: '', limit: '' }

function numbersOf(result: ComparedResult): Numbers {
  const totals = totalsOf(result.comparison, 'error')
  const limit = toldRules(result)
    .filter(({ rule }) => isTotalRule(rule) || rule === 'max-new-errors')
    .map(({ rule, limit: most }) => `${amount(most)}${rule === 'max-new-errors' ? ' new' : ''}`)
    .join(', ')
  const current = amount(totals.head)
  return result.baseline.state === 'absent'
    ? { ...noNumbers, current, limit }
    : {
        current,
        delta: signed(totals.delta),
        new: amount(totals.new),
        fixed: amount(totals.fixed),
        limit,
      }
}
