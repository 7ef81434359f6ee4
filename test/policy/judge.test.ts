/** The rules, over comparisons of plain counts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '#model/comparison.ts'
import type { Severity } from '#model/diagnostic.ts'
import { listedPairs } from '#model/kept-pairs.ts'
import type { Policy } from '#model/policy.ts'
import type { RuleResult, Verdict } from '#model/verdict.ts'
import { increaseLimit, increaseText } from '#policy/increase.ts'
import { judge } from '#policy/judge.ts'
import { keptOf, unpairedOf } from '#test/support/report-factory.ts'

/** How many of each; suspects are new errors that may come from the base branch. */
interface Counts {
  readonly kept?: number
  readonly new?: number
  readonly suspects?: number
  readonly fixed?: number
  readonly severity?: Severity
}

function comparisonOf(counts: Counts): Comparison {
  const severity = counts.severity ?? 'error'
  const list = <Item>(count: number | undefined, item: Item): Item[] =>
    Array.from({ length: count ?? 0 }, () => item)
  return {
    kept: listedPairs(list(counts.kept, keptOf({ severity }))),
    new: [
      ...list(counts.new, unpairedOf({ severity })),
      ...list(counts.suspects, unpairedOf({ severity }, { mayComeFromBase: true })),
    ],
    fixed: list(counts.fixed, unpairedOf({ severity })),
  }
}

const noRules: Policy = { maxIncrease: null, maxErrors: null, maxNewErrors: null }

/** `reference` null: a first run. */
interface Given {
  readonly counts: Counts
  readonly policy?: Partial<Policy>
  readonly reference: number | null
  readonly mode?: 'enforce' | 'report-only'
  /** Errors of the baseline in files that were not looked at. */
  readonly unchecked?: number
}

function verdictOf({ counts, policy = {}, reference, mode = 'enforce', unchecked = 0 }: Given): Verdict {
  return judge({
    comparison: comparisonOf(counts),
    reference: reference === null ? null : { errors: reference, commit: null },
    policy: { ...noRules, ...policy },
    mode,
    unchecked,
  })
}

function ruleNames({ rules }: Verdict): readonly string[] {
  return rules.map(({ rule }) => rule)
}

function onlyRule({ rules }: Verdict): Partial<RuleResult> {
  expect(rules).toHaveLength(1)
  return rules[0] ?? {}
}

const percent = (whole: number): Policy['maxIncrease'] => ({ kind: 'percent', hundredths: whole * 100 })
const count = (errors: number): Policy['maxIncrease'] => ({ kind: 'count', errors })

describe('errors in files that were not looked at', () => {
  test('count as still there, so that new ones can’t hide behind them', () => {
    const verdict = verdictOf({ counts: { kept: 50, new: 1 }, reference: 100, unchecked: 50 })
    expect(verdict.outcome).toBe('fail')
    expect(onlyRule(verdict)).toMatchObject({
      limit: 100,
      value: 101,
      reason:
        '101 errors (50 in files that were not looked at), at most 100 allowed (the reference of 100, no growth): 1 too many.',
    })
  })

  test('count under a ceiling too, and never as new', () => {
    const policy = { maxErrors: 99, maxNewErrors: 0 }
    const verdict = verdictOf({ counts: { kept: 50 }, policy, reference: 100, unchecked: 50 })
    expect(verdict.rules).toMatchObject([
      { rule: 'max-errors', value: 100, passed: false },
      {
        rule: 'max-new-errors',
        value: 0,
        passed: true,
        reason: '0 new errors, none allowed.',
      },
    ])
  })

  test('are in the baseline’s total too', () => {
    expect(verdictOf({ counts: { kept: 60 }, reference: 90, unchecked: 50 }).outcome).toBe('pass')
  })
})

describe('when no rule is given', () => {
  test('a total equal to the baseline’s passes, also when errors changed places', () => {
    const verdict = verdictOf({ counts: { kept: 8, new: 2, fixed: 2 }, reference: 10 })
    expect(verdict).toMatchObject({ outcome: 'pass', enforced: true })
    expect(onlyRule(verdict)).toMatchObject({ rule: 'max-increase', limit: 10, value: 10, passed: true })
  })

  test('one error more fails', () => {
    const verdict = verdictOf({ counts: { kept: 10, new: 1 }, reference: 10 })
    expect(verdict.outcome).toBe('fail')
    expect(onlyRule(verdict)).toMatchObject({ rule: 'max-increase', limit: 10, value: 11, passed: false })
  })

  test('one error less passes', () => {
    expect(verdictOf({ counts: { kept: 9, fixed: 1 }, reference: 10 }).outcome).toBe('pass')
  })
})

describe('max-increase', () => {
  test.each([
    { value: 3999, outcome: 'pass' },
    { value: 4000, outcome: 'fail' },
  ])('3,636 and 10 % allow 3,999: $value is a $outcome', ({ value, outcome }) => {
    const counts = { kept: 3636, new: value - 3636 }
    const verdict = verdictOf({ counts, policy: { maxIncrease: percent(10) }, reference: 3636 })
    expect(verdict.outcome).toBe(outcome)
    expect(onlyRule(verdict)).toMatchObject({ limit: 3999, value, passed: outcome === 'pass' })
  })

  test.each([
    [0, percent(10), 0],
    [9, percent(10), 9],
    [10, percent(10), 11],
    [1000, { kind: 'percent', hundredths: 5 } as const, 1000],
    [2000, { kind: 'percent', hundredths: 5 } as const, 2001],
    [7, percent(100), 14],
    [10, count(0), 10],
    [10, count(5), 15],
    [999_999_999, percent(999_999), 10_000_989_989_999],
  ])('%i with %j allows %i', (reference, increase, limit) => {
    expect(increase === null ? null : increaseLimit(reference, increase)).toBe(limit)
  })

  test('a percentage is rounded down and exact, however large the numbers are', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(99_999_999), (reference, hundredths) => {
        const limit = increaseLimit(reference, { kind: 'percent', hundredths })
        const growth = BigInt(limit - reference) * 10_000n
        const exact = BigInt(reference) * BigInt(hundredths)
        expect(growth <= exact && exact < growth + 10_000n).toBe(true)
      }),
    )
  })

  test('a total at or below the baseline’s passes though it is above the limit', () => {
    const policy = { maxIncrease: count(0) }
    for (const counts of [{ kept: 12 }, { kept: 11, new: 1, fixed: 1 }, { kept: 11, fixed: 1 }]) {
      expect(verdictOf({ counts, policy, reference: 10 }).outcome).toBe('pass')
    }
  })

  test('a total above the baseline’s fails when it is above the limit', () => {
    const verdict = verdictOf({
      counts: { kept: 12, new: 1 },
      policy: { maxIncrease: count(0) },
      reference: 10,
    })
    expect(verdict.outcome).toBe('fail')
    expect(onlyRule(verdict)).toMatchObject({ limit: 10, value: 13 })
  })
})

describe('max-errors and max-new-errors', () => {
  test.each([
    { value: 10, outcome: 'pass' },
    { value: 11, outcome: 'fail' },
  ])('$value errors under a ceiling of 10 are a $outcome', ({ value, outcome }) => {
    expect(verdictOf({ counts: { kept: value }, policy: { maxErrors: 10 }, reference: 20 }).outcome).toBe(
      outcome,
    )
  })

  test('a ceiling fails also when the total went down', () => {
    const verdict = verdictOf({ counts: { kept: 15, fixed: 5 }, policy: { maxErrors: 10 }, reference: 20 })
    expect(verdict.outcome).toBe('fail')
  })

  test('no new errors means none, however many were fixed', () => {
    const policy = { maxNewErrors: 0 }
    expect(verdictOf({ counts: { kept: 9, new: 1, fixed: 9 }, policy, reference: 18 }).outcome).toBe('fail')
    expect(verdictOf({ counts: { kept: 9, fixed: 9 }, policy, reference: 18 }).outcome).toBe('pass')
  })

  test('two new errors may be allowed', () => {
    const policy = { maxNewErrors: 2 }
    expect(verdictOf({ counts: { kept: 9, new: 2 }, policy, reference: 9 }).outcome).toBe('pass')
    expect(verdictOf({ counts: { kept: 9, new: 3 }, policy, reference: 9 }).outcome).toBe('fail')
  })
})

describe('which rules apply', () => {
  test.each([
    [{}, ['max-increase']],
    [{ maxIncrease: count(3) }, ['max-increase']],
    [{ maxErrors: 30 }, ['max-errors']],
    [{ maxNewErrors: 5 }, ['max-new-errors']],
    [{ maxErrors: 30, maxNewErrors: 5 }, ['max-errors', 'max-new-errors']],
    [
      { maxIncrease: count(3), maxErrors: 0, maxNewErrors: 0 },
      ['max-increase', 'max-errors', 'max-new-errors'],
    ],
  ] satisfies [Partial<Policy>, string[]][])('%j evaluates only %j', (policy, names) => {
    expect(ruleNames(verdictOf({ counts: { kept: 10, new: 2 }, policy, reference: 10 }))).toEqual(names)
  })

  test('any other rule given lifts the default of no growth', () => {
    const policy = { maxErrors: 30 }
    expect(verdictOf({ counts: { kept: 10, new: 5 }, policy, reference: 10 }).outcome).toBe('pass')
  })

  test('one broken rule fails the run though the others hold', () => {
    const policy = { maxIncrease: percent(100), maxErrors: 100, maxNewErrors: 0 }
    const verdict = verdictOf({ counts: { kept: 10, new: 1 }, policy, reference: 10 })
    expect(verdict.outcome).toBe('fail')
    expect(verdict.rules.map(({ passed }) => passed)).toEqual([true, true, false])
  })
})

describe('errors that may come from the base branch', () => {
  const all = { maxIncrease: count(0), maxErrors: 10, maxNewErrors: 0 }

  test('never fail a rule alone', () => {
    const verdict = verdictOf({ counts: { kept: 10, suspects: 3 }, policy: all, reference: 10 })
    expect(verdict.outcome).toBe('pass')
    for (const { reason } of verdict.rules) {
      expect(reason).toContain('3 of them may come from the base branch')
    }
  })

  test('do not excuse the change’s own new errors', () => {
    const verdict = verdictOf({ counts: { kept: 10, new: 1, suspects: 3 }, policy: all, reference: 10 })
    expect(verdict.outcome).toBe('fail')
    expect(verdict.rules.map(({ passed }) => passed)).toEqual([false, false, false])
  })

  test('are errors: warnings that may come from there excuse nothing', () => {
    const errors = comparisonOf({ kept: 10, new: 1 })
    const { new: warnings } = comparisonOf({ suspects: 3, severity: 'warning' })
    const verdict = judge({
      comparison: { ...errors, new: [...errors.new, ...warnings] },
      reference: { errors: 10, commit: null },
      policy: { ...noRules, ...all },
      mode: 'enforce',
    })
    expect(verdict.outcome).toBe('fail')
    expect(verdict.rules.map(({ passed }) => passed)).toEqual([false, false, false])
  })

  test('are still in the value that is shown', () => {
    const { rules } = verdictOf({ counts: { kept: 10, suspects: 3 }, policy: all, reference: 10 })
    expect(rules.map(({ value }) => value)).toEqual([13, 13, 3])
  })
})

describe('what is not enforced', () => {
  test('report-only still says which rule would have failed', () => {
    const verdict = verdictOf({ counts: { kept: 10, new: 1 }, reference: 10, mode: 'report-only' })
    expect(verdict).toMatchObject({ outcome: 'report-only', enforced: false })
    expect(onlyRule(verdict)).toMatchObject({ passed: false })
  })

  test('report-only is report-only also when every rule holds', () => {
    expect(verdictOf({ counts: { kept: 10 }, reference: 10, mode: 'report-only' }).outcome).toBe(
      'report-only',
    )
  })

  test('a first run enforces nothing and has no growth to fail', () => {
    const verdict = verdictOf({ counts: { kept: 10 }, reference: null })
    expect(verdict).toMatchObject({ outcome: 'report-only', enforced: false })
    expect(onlyRule(verdict)).toMatchObject({ rule: 'max-increase', limit: 10, value: 10, passed: true })
  })

  test('a first run above a ceiling says so and does not fail', () => {
    const verdict = verdictOf({ counts: { kept: 10 }, policy: { maxErrors: 5 }, reference: null })
    expect(verdict.outcome).toBe('report-only')
    expect(onlyRule(verdict)).toMatchObject({ rule: 'max-errors', passed: false })
  })

  test.each(['warning', 'information'] as const)('a %s counts in no rule', (severity) => {
    const policy = { maxIncrease: count(0), maxErrors: 0, maxNewErrors: 0 }
    const counts = { kept: 5, new: 7, severity }
    const verdict = verdictOf({ counts, policy, reference: 0 })
    expect(verdict.outcome).toBe('pass')
    expect(verdict.rules.map(({ value }) => value)).toEqual([0, 0, 0])
  })
})

describe('the reason', () => {
  test('names the value, the limit and where the limit comes from', () => {
    const counts = { kept: 3636, new: 364 }
    const verdict = verdictOf({ counts, policy: { maxIncrease: percent(10) }, reference: 3636 })
    expect(onlyRule(verdict).reason).toBe(
      '4,000 errors, at most 3,999 allowed (the reference of 3,636 plus 10%): 1 too many.',
    )
  })

  test('says why a total above the limit passes', () => {
    const verdict = verdictOf({
      counts: { kept: 11, fixed: 1 },
      policy: { maxIncrease: count(0) },
      reference: 10,
    })
    expect(onlyRule(verdict).reason).toBe(
      '11 errors, not more than the baseline’s 12 (the reference of 10, no growth).',
    )
  })

  test('says that a total as high as the baseline’s is not more', () => {
    const counts = { kept: 11, new: 1, fixed: 1 }
    const verdict = verdictOf({ counts, policy: { maxIncrease: count(0) }, reference: 10 })
    expect(onlyRule(verdict).reason).toBe(
      '12 errors, not more than the baseline’s 12 (the reference of 10, no growth).',
    )
  })

  test.each([
    [percent(0), 'the reference of 10 plus 0%'],
    [count(0), 'the reference of 10, no growth'],
    [count(5), 'the reference of 10 plus 5'],
    [count(1_234_567), 'the reference of 10 plus 1,234,567'],
    [{ kind: 'percent', hundredths: 250 } as const, 'the reference of 10 plus 2.5%'],
  ])('says %j in words', (maxIncrease, words) => {
    const verdict = verdictOf({ counts: { kept: 10 }, policy: { maxIncrease }, reference: 10 })
    expect(onlyRule(verdict).reason).toContain(`(${words})`)
  })

  test('spells an increase as the user wrote it', () => {
    expect(increaseText({ kind: 'count', errors: 40 })).toBe('40')
    expect(increaseText({ kind: 'percent', hundredths: 250 })).toBe('2.5%')
  })

  test('one error is singular', () => {
    const verdict = verdictOf({ counts: { new: 1 }, policy: { maxNewErrors: 0 }, reference: 0 })
    expect(onlyRule(verdict).reason).toBe('1 new error, none allowed.')
  })
})
