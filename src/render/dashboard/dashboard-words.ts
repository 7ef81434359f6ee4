/** What a dashboard says in words, the same in every form. */
import { commandLineProblem } from '#messages/command-line-problem.ts'
import type { Dashboard, DashboardTotals, NoBaseline, ReadCheck, RepositoryRow } from '#model/dashboard.ts'
import type { Problem } from '#model/problem.ts'
import { amount, counted } from '../amount.ts'
import { dayText } from '../day-text.ts'

/** One sentence: all errors, where they are, and how that moved. */
export function dashboardHeadline({ org, day, since }: Dashboard, totals: DashboardTotals): string {
  const whose = org === null ? '' : `${org}: `
  if (totals.read === 0) {
    return `${whose}no baseline could be read on ${dayText(day)}`
  }
  const where = `in ${counted(totals.checks, 'check')} of ${repositories(totals.read)}`
  return `${whose}${counted(totals.errors, 'error')} ${where} on ${dayText(day)}${moved(totals.delta, since)}`
}

function moved(delta: number | null, since: number): string {
  if (delta === null) {
    return ''
  }
  const words = `${amount(Math.abs(delta))} ${delta < 0 ? 'fewer' : 'more'} than`
  return delta === 0 ? `, as many as on ${dayText(since)}` : `, ${words} on ${dayText(since)}`
}

/** What is not in the sum, a sentence each. */
export function dashboardGaps(
  { archived }: Dashboard,
  { failed, without }: DashboardTotals,
): readonly string[] {
  const gaps = [
    failed === 0
      ? null
      : `${repositories(failed)} could not be read, or not wholly: what is missing is not in the sum.`,
    without === 0 ? null : `${repositories(without)} without a baseline.`,
    archived === 0 ? null : `${counted(archived, 'archived repository').replace(/ys$/, 'ies')} left out.`,
  ]
  return gaps.filter((gap) => gap !== null)
}

/** `1 repository`, `12 repositories`. */
export function repositories(count: number): string {
  return `${amount(count)} ${count === 1 ? 'repository' : 'repositories'}`
}

/** One line. */
export function problemWords(problem: Problem): string {
  return commandLineProblem(problem).what
}

/** One line. */
export function noBaselineWords({ expiredAt, refused }: NoBaseline): string {
  if (refused.length > 0) {
    return `No baseline that can be trusted: ${refused.join('; ')}.`
  }
  return expiredAt === null
    ? 'No baseline of its default branch.'
    : `Its last baseline expired on ${expiredAt.slice(0, 10)}.`
}

/** A remark on what was looked at; null where that was everything. */
export function lookedAtWords({ result }: RepositoryRow): string | null {
  return result.kind === 'read' && result.lookedAt !== null
    ? `Checks among its newest ${amount(result.lookedAt)} artifacts; --name asks for one by its name.`
    : null
}

/** The newest run of the series: `2026-12-01`; null without a series. */
export function newestDay({ baseline }: ReadCheck): string | null {
  const newest = baseline.history.at(-1)
  return newest === undefined ? null : dayText(newest.time)
}

/** `mypy 1.18.2 → 2.0.0` where it changed since. */
export function upgradeWords({ movement }: ReadCheck): string | null {
  return movement?.upgraded === true
    ? `the checker changed from ${movement.from.version ?? 'an unknown version'} to ${movement.to.version ?? 'an unknown version'}`
    : null
}
