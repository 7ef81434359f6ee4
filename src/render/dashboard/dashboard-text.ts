/** A dashboard for a terminal: the sum, the repositories with the most errors first, and what could not be read. */
import { checkerTitle } from '#model/checker-title.ts'
import type { CheckRow, Dashboard, RepositoryRow } from '#model/dashboard.ts'
import { compareText } from '#model/order.ts'
import { amount, counted, signed } from '../amount.ts'
import { terminalText } from '../encode/terminal.ts'
import { dashboardTotals } from './dashboard-totals.ts'
import {
  dashboardGaps,
  dashboardHeadline,
  lookedAtWords,
  noBaselineWords,
  problemWords,
} from './dashboard-words.ts'

/** Ends with a line break. Every row that could not be read is there with its reason; repositories without a baseline are only counted. */
export function dashboardText(dashboard: Dashboard): string {
  const totals = dashboardTotals(dashboard)
  const rows = [...dashboard.rows].sort(
    (one, other) => errorsOf(other) - errorsOf(one) || compareText(one.name, other.name),
  )
  const lines = [
    dashboardHeadline(dashboard, totals),
    ...dashboardGaps(dashboard, totals),
    ...rows.flatMap(rowLines),
  ]
  return lines.map((line) => `${terminalText(line)}\n`).join('')
}

function rowLines(row: RepositoryRow): readonly string[] {
  const { name, result } = row
  switch (result.kind) {
    case 'none':
      return result.why.refused.length === 0 ? [] : [`${name}: ${noBaselineWords(result.why)}`]
    case 'failed':
      return [`${name}: ${problemWords(result.problem)}`]
    case 'read': {
      const hint = lookedAtWords(row)
      return [
        ...result.checks.map((check) => `${name}, ${checkWords(check)}`),
        ...(hint === null ? [] : [`  ${hint}`]),
      ]
    }
  }
}

function checkWords({ name, result }: CheckRow): string {
  if (result.kind === 'failed') {
    return `${name}: ${problemWords(result.problem)}`
  }
  const { baseline, movement } = result
  const delta = movement === null ? '' : ` (${signed(movement.delta)})`
  const warnings = baseline.warnings === 0 ? '' : `, ${counted(baseline.warnings, 'warning')}`
  return `${name}: ${amount(baseline.errors)} ${baseline.errors === 1 ? 'error' : 'errors'}${delta}${warnings}, ${checkerTitle(baseline.checker)}`
}

/** Where nothing could be read comes first: it may have any number. */
function errorsOf({ result }: RepositoryRow): number {
  if (result.kind !== 'read') {
    return result.kind === 'failed' ? Number.MAX_SAFE_INTEGER : -1
  }
  return result.checks.reduce(
    (sum, check) =>
      check.result.kind === 'read' ? sum + check.result.baseline.errors : Number.MAX_SAFE_INTEGER,
    0,
  )
}
