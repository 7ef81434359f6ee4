/** What holds for every pair of snapshots. Few paths, rules and messages: duplicates are the normal case. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDiagnosticSets } from '#match/compare.ts'
import type { Comparison } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { compareDiagnostics } from '#model/order.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

const runs = { numRuns: 2000 }
const digest = fc.constantFrom('aaa', 'bbb', 'ccc')
const evidence = fc.record({
  lineDigest: digest,
  beforeDigest: fc.option(digest),
  afterDigest: fc.option(digest),
  tokenDigest: fc.option(digest),
  scope: fc.constantFrom('', 'f', 'C.m'),
})
const fields = {
  path: fc.constantFrom('a.py', 'b.py', 'c.py'),
  line: fc.integer({ min: 1, max: 12 }),
  column: fc.constantFrom(1, 5),
  severity: fc.constantFrom('error' as const, 'warning' as const),
  code: fc.constantFrom('attr-defined', 'arg-type'),
  message: fc.constantFrom('first', 'second', 'third (line 3)'),
}
const seen = fc.record({ ...fields, evidence }).map((one) => diagnosticOf(one))
const unseen = fc.record(fields).map((one) => diagnosticOf(one))
const sideOf = (one: fc.Arbitrary<Diagnostic>) => fc.array(one, { maxLength: 14 })
const pairOfSides = fc.oneof(
  fc.record({ base: sideOf(seen), head: sideOf(seen) }),
  fc.record({ base: sideOf(unseen), head: sideOf(unseen) }),
  fc.record({ base: sideOf(unseen), head: sideOf(seen) }),
  fc.record({ base: sideOf(fc.oneof(seen, unseen)), head: sideOf(fc.oneof(seen, unseen)) }),
)

function compare(base: readonly Diagnostic[], head: readonly Diagnostic[]): Comparison {
  return compareDiagnosticSets({
    base: diagnosticTable(base),
    head: diagnosticTable(head),
    lineMap: null,
  })
}

function listed({ kept, ...rest }: Comparison): object {
  return { kept: [...kept], ...rest }
}

function numbers({ kept, new: added, fixed }: Comparison): Record<string, number> {
  return { kept: kept.length, new: added.length, fixed: fixed.length }
}

describe('for any two snapshots', () => {
  test('nothing is new or fixed when a snapshot is compared with itself', () => {
    fc.assert(
      fc.property(sideOf(fc.oneof(seen, unseen)), (side) => {
        expect(numbers(compare(side, side))).toEqual({ kept: side.length, new: 0, fixed: 0 })
      }),
      runs,
    )
  })

  test('every diagnostic of either side is in exactly one group, once', () => {
    fc.assert(
      fc.property(pairOfSides, ({ base, head }) => {
        const { kept, new: added, fixed } = compare(base, head)
        const sorted = (side: readonly Diagnostic[]) => [...side].sort(compareDiagnostics)
        expect(
          sorted([...added.map((one) => one.diagnostic), ...Array.from(kept, (pair) => pair.head)]),
        ).toEqual(sorted(head))
        expect(
          sorted([...fixed.map((one) => one.diagnostic), ...Array.from(kept, (pair) => pair.base)]),
        ).toEqual(sorted(base))
      }),
      runs,
    )
  })

  test('the order of the input changes nothing', () => {
    const shuffled = pairOfSides.chain(({ base, head }) =>
      fc.record({
        sides: fc.constant({ base, head }),
        base: fc.shuffledSubarray(base, { minLength: base.length }),
        head: fc.shuffledSubarray(head, { minLength: head.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ sides, base, head }) => {
        expect(listed(compare(base, head))).toEqual(listed(compare(sides.base, sides.head)))
      }),
      runs,
    )
  })

  test('shifting the lines of files together with their evidence changes no count', () => {
    const shifts = fc.record({ 'a.py': fc.nat(40), 'b.py': fc.nat(40), 'c.py': fc.nat(40) })
    fc.assert(
      fc.property(pairOfSides, shifts, ({ base, head }, shift: Record<string, number>) => {
        const shifted = head.map((one) => ({ ...one, line: one.line + (shift[one.path] ?? 0) }))
        expect(numbers(compare(base, shifted))).toEqual(numbers(compare(base, head)))
      }),
      runs,
    )
  })

  test('swapping the sides swaps the numbers of new and fixed', () => {
    fc.assert(
      fc.property(pairOfSides, ({ base, head }) => {
        const { kept, new: added, fixed } = numbers(compare(base, head))
        expect(numbers(compare(head, base))).toEqual({ kept, new: fixed, fixed: added })
      }),
      runs,
    )
  })

  test('replaced diagnostics come in pairs of one rule', () => {
    const place = ({ severity, code }: Diagnostic): string => `${severity} ${code}`
    fc.assert(
      fc.property(pairOfSides, ({ base, head }) => {
        const { new: added, fixed } = compare(base, head)
        const places = (side: Comparison['new']) =>
          side
            .filter((one) => one.replaced)
            .map((one) => place(one.diagnostic))
            .sort()
        expect(places(added)).toEqual(places(fixed))
      }),
      runs,
    )
  })
})
