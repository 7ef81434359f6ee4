/** The standing of a compared run to its plan, for whoever tells of it. */
import { planStanding } from '#history/standing.ts'
import { totalsOf } from '#model/comparison.ts'
import type { PlanStanding } from '#model/plan.ts'
import type { ComparedResult } from '#model/report.ts'

/** Null without a target, and as long as no run of the default branch is known. */
export function planOf({ target, history, comparison }: ComparedResult): PlanStanding | null {
  return target === null ? null : planStanding(history, target, totalsOf(comparison, 'error').head)
}
