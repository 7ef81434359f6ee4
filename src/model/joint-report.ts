/** Several checks of one run, told as one. */
import { type Totals, totalsOf } from './comparison.ts'
import type { Problem } from './problem.ts'
import type { Readiness } from './readiness.ts'
import type { HostedRepository, Report } from './report.ts'
import type { Outcome } from './verdict.ts'

/** One run of several checks, ready to be shown. */
export interface JointReport {
  /** Tells it from another use of the action in the same repository. */
  readonly name: string
  /** In the order of the file, at least one. */
  readonly reports: readonly Report[]
  readonly hosted: HostedRepository | null
  /** Left out where nobody asks for it. */
  readonly readiness?: Readiness
  /** Of the run as a whole; each report has its own. */
  readonly warnings: readonly Problem[]
}

/** The name of a run of several checks that nobody has named. */
export const jointName = 'type-ratchet'

/** The worst first. */
const order: readonly Outcome[] = ['bug', 'config-error', 'not-comparable', 'fail', 'pass', 'report-only']

/** The worst of all: what the whole run ends with. */
export function worstOutcome(outcomes: readonly Outcome[]): Outcome {
  return order.find((outcome) => outcomes.includes(outcome)) ?? 'report-only'
}

/** null when a check has no result: a sum without it would say less than there is. */
export function jointTotals(reports: readonly Report[], severity: 'error' | 'warning'): Totals | null {
  let sum: Totals = { base: 0, head: 0, delta: 0, new: 0, fixed: 0, kept: 0 }
  for (const { result } of reports) {
    if (result.kind === 'failed') {
      return null
    }
    const own = totalsOf(result.comparison, severity)
    sum = {
      base: sum.base + own.base,
      head: sum.head + own.head,
      delta: sum.delta + own.delta,
      new: sum.new + own.new,
      fixed: sum.fixed + own.fixed,
      kept: sum.kept + own.kept,
    }
  }
  return sum
}
