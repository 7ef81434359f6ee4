/** The limit on how late the plan of the default branch may be. */
import type { Totals } from '#model/comparison.ts'
import type { Policy } from '#model/policy.ts'
import type { RuleResult } from '#model/verdict.ts'
import type { Parts } from './limits.ts'
import { amount, errors } from './rule-words.ts'

/** A change that makes errors fewer always passes: it is what the plan asks for. */
export function latenessRules(
  { lateness }: Policy,
  totals: Totals,
  { standing }: Parts,
): readonly RuleResult[] {
  if (lateness === undefined) {
    return []
  }
  const { target, mostWeeks: limit, from } = lateness
  const plan = standing(target, totals.head)
  const rule = 'max-weeks-late'
  if (plan === null || plan.state === 'unknown') {
    const reason = 'The runs of the default branch are too few to tell the pace.'
    return [{ rule, limit, value: 0, passed: true, reason }]
  }
  const weeks = plan.state === 'away' ? null : plan.weeksLate
  const found =
    weeks === null
      ? `The pace of the last eight weeks does not lead to ${errors(target.errors)}`
      : `The target of ${errors(target.errors)} is ${weeks === 0 ? 'in time' : `${errors(weeks, 'week')} late`} at the pace of the last eight weeks`
  const allowed = limit === 0 ? 'none allowed' : `at most ${amount(limit)} allowed`
  const value = weeks ?? limit + 1
  if (value <= limit) {
    return [{ rule, limit, value, passed: true, reason: `${found}.` }]
  }
  if (totals.delta < 0) {
    return [{ rule, limit, value, passed: true, reason: `${found}, ${allowed}, but there are fewer errors.` }]
  }
  const place = from === undefined ? {} : { from }
  const reason = `${found}, ${allowed}: until then a change has to make errors fewer.`
  return [{ rule, limit, value, passed: false, reason, ...place }]
}
