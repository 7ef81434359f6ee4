/** The readiness score: rulings, then what holds for whatever is scored. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareSnapshots } from '#app/compare/compare-snapshots.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { PartLimit } from '#model/policy.ts'
import type { ReadinessFacts, ReadinessPolicy } from '#model/readiness.ts'
import { readinessMeasures } from '#model/readiness.ts'
import { defaultReadiness, judgeReadiness, readinessOutcome } from '#policy/readiness.ts'
import { factsOfResult, factsOfSnapshot } from '#policy/readiness-facts.ts'
import { readinessSentence } from '#render/words/readiness-words.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { keptOf, reportOf, unpairedOf } from '#test/support/report-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const api: ReadinessFacts = {
  check: 'api',
  findsSuppressions: false,
  errors: 30,
  filesWithErrors: 10,
  ownFiles: 100,
  most: 50,
  target: 10,
  coverage: { unit: 'expressions', typed: 600, all: 1000 },
}
const nothing: ReadinessFacts = { ...api, ownFiles: null, target: null, coverage: null }
const hidden: ReadinessFacts = {
  ...nothing,
  check: 'hidden',
  findsSuppressions: true,
  filesWithErrors: 25,
  ownFiles: 100,
}

function judged(
  facts: readonly ReadinessFacts[],
  policy: Partial<ReadinessPolicy> = {},
  {
    missing = [],
    enforced = true,
  }: { readonly missing?: readonly string[]; readonly enforced?: boolean } = {},
) {
  return judgeReadiness({
    policy: { ...defaultReadiness, mode: 'enforce', ...policy },
    facts,
    missing,
    enforced,
  })
}

const shares = (facts: readonly ReadinessFacts[]) =>
  Object.fromEntries(judged(facts).rows.map(({ measure, share }) => [measure, share]))

describe('what is measured', () => {
  test.each<readonly [string, readonly ReadinessFacts[], Readonly<Record<string, number | null>>]>([
    [
      'everything of one check',
      [api],
      { 'clean-files': 900, target: 500, suppressions: null, 'type-coverage': 600 },
    ],
    [
      'what a check does not tell does not count',
      [nothing],
      { 'clean-files': null, target: null, suppressions: null, 'type-coverage': null },
    ],
    ['suppressions are no errors of a file', [api, hidden], { 'clean-files': 900, suppressions: 750 }],
    [
      'files and errors are added up, shares of types averaged',
      [
        api,
        {
          ...api,
          check: 'web',
          ownFiles: 300,
          filesWithErrors: 90,
          errors: 10,
          most: 20,
          coverage: { unit: 'lines', typed: 1, all: 1 },
        },
      ],
      { 'clean-files': 750, target: 600, 'type-coverage': 800 },
    ],
    ['a target that is reached is the whole way', [{ ...api, errors: 9 }], { target: 1000 }],
    ['a target that was never far is reached', [{ ...api, errors: 3, most: 5 }], { target: 1000 }],
    ['more errors than ever are no part of the way', [{ ...api, errors: 80 }], { target: 0 }],
    ['a check of no files is clean', [{ ...api, ownFiles: 0, filesWithErrors: 0 }], { 'clean-files': 1000 }],
    [
      'more files with errors than were checked are all of them',
      [{ ...api, filesWithErrors: 120 }],
      { 'clean-files': 0 },
    ],
    ['shares are rounded down', [{ ...api, ownFiles: 3, filesWithErrors: 1 }], { 'clean-files': 666 }],
  ])('%s', (_, facts, expected) => {
    expect(shares(facts)).toMatchObject(expected)
  })

  test('by result: errors that were not looked at count, warnings do not', () => {
    const report = reportOf({
      comparison: {
        new: [unpairedOf({ path: 'a.py' }), unpairedOf({ path: 'w.py', severity: 'warning' })],
        kept: [keptOf({ path: 'a.py', line: 2 }), keptOf({ path: 'b.py' }), keptOf({ path: '' })],
        fixed: [unpairedOf({ path: 'c.py' })],
      },
      scope: { partial: false, changes: [], unchecked: [{ path: storedPath('d.py'), errors: 4 }] },
      target: { errors: 1, time: null },
      reference: { errors: 3, commit: null },
    })
    if (report.result.kind === 'failed') {
      throw new Error('no result')
    }
    const facts = factsOfResult({ name: 'api', checker: 'mypy' }, { ...report.result, filesChecked: 9 })
    expect(facts).toMatchObject({ errors: 8, filesWithErrors: 3, ownFiles: 9, most: 8, target: 1 })
  })

  test('by snapshot: what a baseline says of itself', () => {
    const diagnostics = diagnosticTable([
      diagnosticOf({ path: 'a.py' }),
      diagnosticOf({ path: 'a.py', line: 2 }),
      diagnosticOf({ path: 'b.py', severity: 'warning' }),
    ])
    const snapshot = { ...snapshotOf({ filesChecked: 4 }), diagnostics }
    const history = [{ commit: shaOf(3), time: 1, errors: 7, version: null }]
    expect(factsOfSnapshot({ ...snapshot, history }, { name: 'api', target: null })).toMatchObject({
      errors: 2,
      filesWithErrors: 1,
      ownFiles: 4,
      most: 7,
      target: null,
    })
  })

  test.each(['tsc', 'vue-tsc', 'svelte-check'] as const)(
    '%s counts the files of libraries too: 65 with 2 of its own are no share of clean files',
    (name) => {
      const { checker, ...rest } = snapshotOf({ filesChecked: 65, errors: 2 })
      const snapshot = { ...rest, checker: { ...checker, name } }
      const ofSnapshot = factsOfSnapshot(snapshot, { name: 'web', target: null })
      expect(shares([ofSnapshot])).toMatchObject({ 'clean-files': null })
      const limits: readonly PartLimit[] = [{ kind: 'min-clean-files', hundredths: 1 }]
      const { filesChecked, verdict } = compareSnapshots({
        baseline: { state: 'absent', problem: { kind: 'baseline-none', artifact: 'x', refused: [] } },
        current: snapshot,
        lineMap: null,
        policy: { maxIncrease: null, maxErrors: null, maxNewErrors: null, limits },
        mode: 'enforce',
        change: null,
        scope: { partial: false, changes: [], unchecked: [] },
      })
      expect(filesChecked).toBe(65)
      expect(verdict.rules.find(({ rule }) => rule === 'min-clean-files')).toMatchObject({
        passed: false,
        reason: expect.stringContaining('share of clean ones is not known'),
      })
    },
  )
})

describe('the score', () => {
  test('is the mean of what is known, by weight', () => {
    expect(judged([api]).score).toBe(666)
    expect(
      judged([api], { weights: { 'clean-files': 3, target: 1, suppressions: 9, 'type-coverage': 0 } }).score,
    ).toBe(800)
    expect(judged([nothing]).score).toBeNull()
  })

  test.each([
    [66, true],
    [67, false],
  ])('66.6 of at least %i: %s', (minScore, passed) => {
    expect(judged([api], { minScore })).toMatchObject({ passed, enforced: true })
  })

  test('that nobody asks for never fails, nor where nothing may fail', () => {
    expect(judged([nothing])).toMatchObject({ passed: true, enforced: false })
    expect(judged([api], { minScore: 99, mode: 'report-only' })).toMatchObject({
      passed: false,
      enforced: false,
    })
    expect(judged([api], { minScore: 99 }, { enforced: false })).toMatchObject({
      passed: false,
      enforced: false,
    })
  })

  test('is not known when a check has no result, and what is not known is below any that is asked for', () => {
    const facts = [{ ...api, errors: 0, filesWithErrors: 0 }]
    expect(judged(facts, { minScore: 0 }, { missing: ['web'] })).toMatchObject({ score: null, passed: false })
    expect(judged([nothing], { minScore: 0 })).toMatchObject({ score: null, passed: false })
  })

  test('that is not known is no result, and nothing says that it is only reported', () => {
    const none = judged([], { minScore: 60 }, { missing: ['api', 'web'], enforced: false })
    expect(readinessSentence(none)).toBe(
      'readiness not known, because `api` and `web` have no result (at least 60 wanted)',
    )
    expect(readinessOutcome(none)).toBe('not-comparable')
    expect(readinessOutcome(judged([nothing], { minScore: 60 }))).toBe('not-comparable')
    expect(readinessOutcome(judged([nothing]))).toBe('pass')
    expect(readinessOutcome(judged([api], { minScore: 67 }))).toBe('fail')
    expect(readinessOutcome(judged([api], { minScore: 67, mode: 'report-only' }))).toBe('pass')
  })
})

const facts: fc.Arbitrary<ReadinessFacts> = fc
  .record({
    findsSuppressions: fc.boolean(),
    errors: fc.nat(60),
    ownFiles: fc.option(fc.nat(30)),
    most: fc.nat(60),
    target: fc.option(fc.nat(40)),
    coverage: fc.option(
      fc.record({
        unit: fc.constantFrom('lines' as const, 'expressions' as const),
        typed: fc.nat(20),
        all: fc.integer({ min: 20, max: 50 }),
      }),
    ),
    spread: fc.nat(60),
  })
  .map(({ spread, ...rest }, index = 0) => ({
    ...rest,
    check: `check-${index}`,
    filesWithErrors: Math.min(spread, rest.errors),
  }))
const weights = fc.record(
  Object.fromEntries(readinessMeasures.map((name) => [name, fc.nat(100)])) as Record<
    (typeof readinessMeasures)[number],
    fc.Arbitrary<number>
  >,
)

describe('whatever is scored', () => {
  test('fewer errors never lower it, nor fewer files with errors', () => {
    fc.assert(
      fc.property(
        fc.array(facts, { minLength: 1, maxLength: 4 }),
        weights,
        fc.nat(3),
        fc.nat(60),
        fc.nat(60),
        (all, by, which, less, cleaner) => {
          const at = which % all.length
          const better = all.map((one, index) =>
            index === at
              ? {
                  ...one,
                  errors: Math.max(0, one.errors - less),
                  filesWithErrors: Math.max(0, Math.min(one.filesWithErrors - cleaner, one.errors - less)),
                }
              : one,
          )
          const before = judged(all, { weights: by })
          const after = judged(better, { weights: by })
          expect((after.score ?? -1) >= (before.score ?? -1)).toBe(true)
          for (const [index, { share }] of after.rows.entries()) {
            expect((share ?? -1) >= (before.rows[index]?.share ?? -1)).toBe(true)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('it lies between its lowest and its highest measure, and the order of checks does not matter', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 4 }), weights, (all, by) => {
        const { score, rows } = judged(all, { weights: by })
        const known = rows.flatMap(({ share }) => share ?? [])
        expect(score === null).toBe(known.length === 0)
        if (score !== null) {
          expect(score).toBeGreaterThanOrEqual(Math.min(...known))
          // Each share is rounded down by itself.
          expect(score).toBeLessThanOrEqual(Math.max(...known) + 1)
        }
        expect(judged([...all].reverse(), { weights: by }).score).toBe(score)
      }),
    )
  })
})
