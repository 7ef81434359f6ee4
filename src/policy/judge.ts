/** Comparison and policy in, verdict out. Counts diagnostics of severity error and nothing else. */
import { type Comparison, type Totals, totalsOf } from '#model/comparison.ts'
import type { Increase, Policy } from '#model/policy.ts'
import type { Reference } from '#model/snapshot.ts'
import type { RuleName, RuleResult, Verdict } from '#model/verdict.ts'
import { defaultIncrease, increaseLimit, increaseText } from './increase.ts'

/** What is judged, and whether the result may fail the run. */
export interface Case {
  readonly comparison: Comparison
  /** null on a first run: nothing to grow from, and nothing is enforced. */
  readonly reference: Reference | null
  readonly policy: Policy
  readonly mode: 'enforce' | 'report-only'
  /** Errors of the baseline in files that were not looked at: they count as still there. Default 0. */
  readonly unchecked?: number
}

/** Every rule that applies is evaluated, also after one has failed. */
export function judge({ comparison, unchecked = 0, ...rest }: Case): Verdict {
  return judgeCounts({ ...rest, counts: { ...countsOf(comparison), unchecked } })
}

/** The same where only the counts are known. */
export function judgeCounts({
  counts,
  reference,
  policy,
  mode,
}: Omit<Case, 'comparison' | 'unchecked'> & { readonly counts: Counts }): Verdict {
  const rules = [
    ...growthRules(policy, reference, counts),
    ...ceilingRules(policy, counts),
    ...newRules(policy, counts),
  ]
  const enforced = mode === 'enforce' && reference !== null
  const failed = rules.some(({ passed }) => !passed)
  return { outcome: enforced ? (failed ? 'fail' : 'pass') : 'report-only', enforced, rules }
}

/** All that the rules look at. */
export interface Counts {
  readonly totals: Totals
  /** New errors that may come from the base branch: they never fail a rule by themselves. */
  readonly suspects: number
  /** Errors of the baseline in files that were not looked at. */
  readonly unchecked: number
}

function countsOf(comparison: Comparison): Omit<Counts, 'unchecked'> {
  const suspects = comparison.new.filter(
    ({ diagnostic, mayComeFromBase }) => mayComeFromBase && diagnostic.severity === 'error',
  )
  return { totals: totalsOf(comparison, 'error'), suspects: suspects.length }
}

function growthRules(policy: Policy, reference: Reference | null, counts: Counts): readonly RuleResult[] {
  const given = policy.maxIncrease !== null || policy.maxErrors !== null || policy.maxNewErrors !== null
  const increase = policy.maxIncrease ?? (given ? null : defaultIncrease)
  if (increase === null) {
    return []
  }
  const head = counts.totals.head + counts.unchecked
  if (reference === null) {
    const reason = `There is no baseline yet; growth will count from ${errors(head)}.`
    return [{ rule: 'max-increase', limit: increaseLimit(head, increase), value: head, passed: true, reason }]
  }
  const limit = increaseLimit(reference.errors, increase)
  const origin = growthWords(reference.errors, increase)
  return [
    withoutSuspects({
      rule: 'max-increase',
      limit,
      value: head,
      origin,
      counts,
      floor: counts.totals.base + counts.unchecked,
    }),
  ]
}

function ceilingRules({ maxErrors }: Policy, counts: Counts): readonly RuleResult[] {
  if (maxErrors === null) {
    return []
  }
  const origin = null
  return [
    withoutSuspects({
      rule: 'max-errors',
      limit: maxErrors,
      value: counts.totals.head + counts.unchecked,
      origin,
      counts,
      floor: 0,
    }),
  ]
}

function newRules({ maxNewErrors }: Policy, counts: Counts): readonly RuleResult[] {
  if (maxNewErrors === null) {
    return []
  }
  const origin = null
  return [
    withoutSuspects({
      rule: 'max-new-errors',
      limit: maxNewErrors,
      value: counts.totals.new,
      origin,
      counts,
      floor: 0,
    }),
  ]
}

/** A value at or below `floor` always passes; one that is above the limit only by suspects passes too. */
function withoutSuspects(given: {
  readonly rule: RuleName
  readonly limit: number
  readonly value: number
  /** Where the limit comes from; null where the rule’s name says it. */
  readonly origin: string | null
  readonly counts: Counts
  readonly floor: number
}): RuleResult {
  const { rule, limit, value, origin, counts, floor } = given
  const result = (passed: boolean, sentence: string): RuleResult => ({
    rule,
    limit,
    value,
    passed,
    reason: sentence,
  })
  const noun = rule === 'max-new-errors' ? 'new error' : 'error'
  const unseen = rule === 'max-new-errors' ? 0 : counts.unchecked
  const found = `${errors(value, noun)}${unseen === 0 ? '' : ` (${amount(unseen)} in files that were not looked at)`}`
  const from = origin === null ? '' : ` (${origin})`
  const allowed = `${limit === 0 ? 'none' : `at most ${amount(limit)}`} allowed${from}`
  if (value <= limit) {
    return result(true, `${found}, ${allowed}.`)
  }
  if (value <= floor) {
    return result(true, `${found}, not more than the baseline’s ${amount(floor)}${from}.`)
  }
  if (value - counts.suspects <= Math.max(limit, floor)) {
    const suspects = `${amount(counts.suspects)} of them may come from the base branch`
    return result(true, `${found}, ${allowed}, but ${suspects}.`)
  }
  return result(false, `${found}, ${allowed}${limit === 0 ? '' : `: ${amount(value - limit)} too many`}.`)
}

/** `the reference of 3,636 plus 10%`. */
function growthWords(reference: number, increase: Increase): string {
  const none = increase.kind === 'count' && increase.errors === 0
  const plus = none
    ? ', no growth'
    : ` plus ${increase.kind === 'count' ? amount(increase.errors) : increaseText(increase)}`
  return `the reference of ${amount(reference)}${plus}`
}

function errors(count: number, noun = 'error'): string {
  return `${amount(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `3,636`: the same on every machine, whatever its locale. */
function amount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
