/** Comparison and policy in, verdict out. Counts diagnostics of severity error and nothing else. */
import { type Comparison, type Totals, totalsOf } from '#model/comparison.ts'
import type { Acceptance, Policy } from '#model/policy.ts'
import type { Reference } from '#model/snapshot.ts'
import { mostPlaces, type RuleName, type RulePlace, type RuleResult, type Verdict } from '#model/verdict.ts'
import { acceptedGrowth, acceptedOf, expiredFor } from './acceptance.ts'
import { defaultIncrease, increaseLimit } from './increase.ts'
import { latenessRules } from './lateness.ts'
import { type Counted, type CountedError, countedLimits, headErrors, type Parts } from './limits.ts'
import { amount, errors, excuses, growthWords } from './rule-words.ts'

/** What is judged, and whether the result may fail the run. */
export interface Case {
  readonly comparison: Comparison
  /** null on a first run: nothing to grow from, and nothing is enforced. */
  readonly reference: Reference | null
  readonly policy: Policy
  readonly mode: 'enforce' | 'report-only'
  /** Errors of the baseline in files that were not looked at: they count as still there. Default 0. */
  readonly unchecked?: number
  /** For limits on a part of the errors; without it no part is told apart. */
  readonly parts?: Parts
  /** `2027-03-31`: what was accepted until an earlier day is accepted no more. */
  readonly today?: string
}

const nothingKnown: Parts = {
  categoryOf: () => 'other',
  touched: null,
  ownFiles: null,
  unseen: [],
  owners: null,
  standing: () => null,
}

/** Every rule that applies is evaluated, also after one has failed. */
export function judge({
  comparison,
  unchecked = 0,
  parts = nothingKnown,
  today = '',
  ...rest
}: Case): Verdict {
  const counts = { ...countsOf(comparison), unchecked }
  let found: readonly CountedError[] | null = null
  const errors = (): readonly CountedError[] => {
    found ??= headErrors(comparison, parts.unseen)
    return found
  }
  const rules = [
    ...totalRules({ ...rest, counts, errors, today }),
    ...countedLimits(rest.policy, errors, parts).map((counted) =>
      counted.unknown === null
        ? withoutSuspects({
            ...counted,
            value: counted.errors.length,
            suspects: counted.errors.filter(({ isSuspect }) => isSuspect).length,
            unseen: 0,
            floor: 0,
            relief: { errors: () => counted.errors, entries: rest.policy.accepted ?? [], today },
          })
        : [unknownResult(counted)],
    ),
    latenessRules(rest.policy, counts.totals, parts),
  ].flat()
  return verdictOf(told(rules), rest, today)
}

/** The same where only the counts are known: limits on a part of the errors and what was accepted are left out. */
export function judgeCounts({
  counts,
  ...rest
}: Omit<Case, 'comparison' | 'unchecked' | 'parts' | 'today'> & { readonly counts: Counts }): Verdict {
  const policy = { ...rest.policy, accepted: [], limits: [] }
  return verdictOf(
    totalRules({ ...rest, policy, counts, errors: () => [], today: '' }).flat(),
    { ...rest, policy },
    '',
  )
}

/** What expired may stand beside several limits; it is told once. */
function told(rules: readonly RuleResult[]): readonly RuleResult[] {
  return rules.filter(
    ({ rule, reason }, index) =>
      rule !== 'accept' || rules.findIndex((other) => other.reason === reason) === index,
  )
}

function verdictOf(
  rules: readonly RuleResult[],
  { policy, mode, reference }: Pick<Case, 'policy' | 'mode' | 'reference'>,
  today: string,
): Verdict {
  const enforced = mode === 'enforce' && reference !== null
  const failed = rules.some(({ passed }) => !passed)
  const outcome = enforced ? (failed ? 'fail' : 'pass') : 'report-only'
  const { accepted = [] } = policy
  return {
    outcome,
    enforced,
    rules,
    ...(accepted.length === 0 ? {} : { accepted: acceptedGrowth(accepted, today) }),
  }
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

interface TotalCase {
  readonly policy: Policy
  readonly reference: Reference | null
  readonly counts: Counts
  readonly errors: () => readonly CountedError[]
  readonly today: string
}

function totalRules(given: TotalCase): readonly (readonly RuleResult[])[] {
  return [...growthRules(given), ...ceilingRules(given), ...newRules(given)]
}

function growthRules({ policy, reference, counts, errors: counted, today }: TotalCase) {
  const given = policy.maxIncrease !== null || policy.maxErrors !== null || policy.maxNewErrors !== null
  const increase = policy.maxIncrease ?? (given ? null : defaultIncrease)
  if (increase === null) {
    return []
  }
  const head = counts.totals.head + counts.unchecked
  if (reference === null) {
    const reason = `There is no baseline yet; growth will count from ${errors(head)}.`
    const limit = increaseLimit(head, increase)
    return [[{ rule: 'max-increase', limit, value: head, passed: true, reason }] as const]
  }
  return [
    withoutSuspects({
      ...totalOf(counts),
      rule: 'max-increase',
      limit: increaseLimit(reference.errors, increase),
      origin: growthWords(reference.errors, increase),
      floor: counts.totals.base + counts.unchecked,
      from: policy.from?.['max-increase'] ?? null,
      countsOld: false,
      relief: { errors: counted, entries: policy.accepted ?? [], today },
    }),
  ]
}

function ceilingRules({ policy, counts, errors: counted, today }: TotalCase) {
  const { maxErrors, accepted = [] } = policy
  if (maxErrors === null) {
    return []
  }
  const relief = { errors: counted, entries: accepted, today }
  return [
    withoutSuspects({
      ...totalOf(counts),
      rule: 'max-errors',
      limit: maxErrors,
      origin: null,
      from: policy.from?.['max-errors'] ?? null,
      countsOld: true,
      floor: 0,
      relief,
    }),
  ]
}

function newRules({ policy, counts, errors: counted, today }: TotalCase) {
  const { maxNewErrors, accepted = [] } = policy
  if (maxNewErrors === null) {
    return []
  }
  const added = (): readonly CountedError[] => counted().filter(({ isNew }) => isNew)
  return [
    withoutSuspects({
      ...totalOf(counts),
      value: counts.totals.new,
      unseen: 0,
      noun: 'new error',
      rule: 'max-new-errors',
      limit: maxNewErrors,
      origin: null,
      from: policy.from?.['max-new-errors'] ?? null,
      countsOld: false,
      floor: 0,
      relief: { errors: added, entries: accepted, today },
    }),
  ]
}

function totalOf({ totals, suspects, unchecked }: Counts) {
  return { value: totals.head + unchecked, unseen: unchecked, suspects, noun: 'error', of: null }
}

interface Judged {
  readonly rule: RuleName
  readonly of: string | null
  readonly limit: number
  readonly value: number
  /** What is counted, in the singular. */
  readonly noun: string
  /** Where the limit comes from; null where the rule’s name says it. */
  readonly origin: string | null
  /** See {@link RuleResult.from}; null where nobody has to be told. */
  readonly from: string | null
  /** See {@link RuleResult.places}. */
  readonly countsOld: boolean
  readonly suspects: number
  /** How many of the value are in files that were not looked at. */
  readonly unseen: number
  readonly floor: number
  /** What may be let go for a time. */
  readonly relief: {
    readonly errors: () => readonly CountedError[]
    readonly entries: readonly Acceptance[]
    readonly today: string
  }
}

/** A value at or below `floor` always passes; so does one that is above the limit only by suspects and by what was accepted. */
function withoutSuspects(given: Judged): readonly RuleResult[] {
  const { rule, of, limit, value, noun, origin, suspects, unseen, floor, relief } = given
  const result = (passed: boolean, sentence: string): RuleResult => ({
    rule,
    ...(of === null ? {} : { of }),
    limit,
    value,
    passed,
    reason: sentence,
  })
  const found = `${errors(value, noun)}${unseen === 0 ? '' : ` (${amount(unseen)} in files that were not looked at)`}`
  const from = origin === null ? '' : ` (${origin})`
  const allowed = `${limit === 0 ? 'none' : `at most ${amount(limit)}`} allowed${from}`
  if (value <= limit) {
    return [result(true, `${found}, ${allowed}.`)]
  }
  if (value <= floor) {
    return [result(true, `${found}, not more than the baseline’s ${amount(floor)}${from}.`)]
  }
  const accepted = relief.entries.length === 0 ? 0 : acceptedOf(relief.errors(), relief.entries, relief.today)
  if (value - suspects - accepted <= Math.max(limit, floor)) {
    return [result(true, `${found}, ${allowed}, but ${excuses(suspects, accepted)}.`)]
  }
  const left = accepted === 0 ? '' : ` ${excuses(0, accepted)}.`
  const tooMany = limit === 0 ? '' : `: ${amount(value - limit)} too many`
  const broken = result(false, `${found}, ${allowed}${tooMany}.${left}`)
  return [{ ...broken, ...whereBroken(given) }, ...expiredResults(relief)]
}

/** What a broken limit says beside its sentence. */
function whereBroken({
  from,
  countsOld,
  relief,
}: Pick<Judged, 'from' | 'countsOld' | 'relief'>): Pick<RuleResult, 'from' | 'places'> {
  const places = countsOld ? placesOf(relief.errors()) : []
  return { ...(from === null ? {} : { from }), ...(places.length === 0 ? {} : { places }) }
}

/** New ones first; an error of no file has no place. */
function placesOf(counted: readonly CountedError[]): readonly RulePlace[] {
  const placed = counted.filter(({ diagnostic }) => diagnostic.path !== '')
  return [...placed.filter(({ isNew }) => isNew), ...placed.filter(({ isNew }) => !isNew)]
    .slice(0, mostPlaces)
    .map(({ diagnostic: { path, line } }) => ({ path, line }))
}

/** Beside a broken limit: what was accepted once says so with its own text. */
function expiredResults({ errors: counted, entries, today }: Judged['relief']): readonly RuleResult[] {
  return entries.length === 0
    ? []
    : expiredFor(counted(), entries, today).map(({ entry, errors: count }) => ({
        rule: 'accept',
        limit: 0,
        value: count,
        passed: false,
        reason: `${errors(count)} ${count === 1 ? 'was' : 'were'} accepted until ${entry.expires}${entry.owner === null ? '' : `, by ${entry.owner}`}: ${entry.reason}`,
        ...(entry.from === undefined ? {} : { from: entry.from }),
      }))
}

function unknownResult({ rule, of, limit, unknown, from }: Counted): RuleResult {
  const part = of === null ? {} : { of }
  const place = from === null ? {} : { from }
  return { rule, ...part, limit, value: 0, passed: false, reason: unknown ?? '', ...place }
}
