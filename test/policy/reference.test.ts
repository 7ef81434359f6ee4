/** The reference that growth counts from: it only goes down, until the checker changes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CheckerIdentity, Reference, Snapshot } from '#model/snapshot.ts'
import { increaseLimit } from '#policy/increase.ts'
import { nextReference, referenceOf } from '#policy/reference.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const mypy: CheckerIdentity = { name: 'mypy', version: '1.18.2', configuration: 'c0ffee' }

/** A snapshot of so many errors at the commit of this number. */
function totalOf(errors: number, at: number, checker: CheckerIdentity = mypy): Snapshot {
  return snapshotOf({ commit: shaOf(at), checker, errors })
}

/** The baselines that merges of these totals leave behind. */
function merged(totals: readonly number[]): readonly Snapshot[] {
  const baselines: Snapshot[] = []
  for (const [at, errors] of totals.entries()) {
    const current = totalOf(errors, at)
    baselines.push({ ...current, reference: nextReference(current, baselines.at(-1) ?? null) })
  }
  return baselines
}

const at = (errors: number, commit: number): Reference => ({ errors, commit: shaOf(commit) })

describe('the reference of a baseline', () => {
  test('is what the baseline carries', () => {
    const baseline = { ...totalOf(12, 1), reference: at(10, 0) }
    expect(referenceOf(baseline)).toEqual(at(10, 0))
  })

  test('is its own total when that is lower, because it looked at less than the ones before', () => {
    const baseline = { ...totalOf(4, 2), reference: at(10, 0) }
    expect(referenceOf(baseline)).toEqual(at(4, 2))
    expect(referenceOf({ ...baseline, reference: at(4, 0) })).toEqual(at(4, 0))
    expect(nextReference(totalOf(12, 3), baseline)).toEqual(at(10, 0))
  })

  test('is its own total when it carries none; warnings are not counted', () => {
    expect(referenceOf(snapshotOf({ commit: shaOf(4), errors: 12, warnings: 5 }))).toEqual(at(12, 4))
  })
})

describe('the next baseline', () => {
  test('of a run that looked at less does not lower it by what was not looked at', () => {
    const previous = { ...totalOf(12, 1), reference: at(10, 0) }
    expect(nextReference(totalOf(4, 2), previous, 6)).toEqual(at(10, 0))
    expect(nextReference(totalOf(3, 2), previous, 6)).toEqual(at(9, 2))
  })

  test('the first one starts with its own total', () => {
    expect(nextReference(totalOf(20, 1), null)).toEqual(at(20, 1))
  })

  test('carries the lowest total and the commit that set it', () => {
    const references = merged([20, 22, 15, 16, 18, 15]).map(({ reference }) => reference)
    expect(references).toEqual([at(20, 0), at(20, 0), at(15, 2), at(15, 2), at(15, 2), at(15, 2)])
  })

  test.each([
    ['name', { ...mypy, name: 'tsc' }],
    ['version', { ...mypy, version: '1.19.0' }],
    ['configuration', { ...mypy, configuration: 'decade' }],
    ['version to none', { ...mypy, version: null }],
    ['configuration to none', { ...mypy, configuration: null }],
  ] satisfies [string, CheckerIdentity][])('starts anew when the checker changes its %s', (_, changed) => {
    const previous = { ...totalOf(15, 1), reference: at(10, 0) }
    expect(nextReference(totalOf(40, 2, changed), previous)).toEqual(at(40, 2))
    expect(nextReference(totalOf(5, 2, changed), previous)).toEqual(at(5, 2))
  })

  test('carries on when nothing of the checker was recorded on either side', () => {
    const unknown: CheckerIdentity = { name: 'mypy', version: null, configuration: null }
    const previous = { ...totalOf(15, 1, unknown), reference: at(10, 0) }
    expect(nextReference(totalOf(40, 2, unknown), previous)).toEqual(at(10, 0))
  })
})

describe('growth', () => {
  test('ten percent over five merges is ten percent once', () => {
    const limits = merged([3636, 3999, 3999, 3999, 3999, 3999]).map((baseline) =>
      increaseLimit(referenceOf(baseline).errors, { kind: 'percent', hundredths: 1000 }),
    )
    expect(limits).toEqual([3999, 3999, 3999, 3999, 3999, 3999])
  })

  test('whatever is merged, the reference is the lowest total so far', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), (totals) => {
        for (const [index, { reference }] of merged(totals).entries()) {
          expect(reference?.errors).toBe(Math.min(...totals.slice(0, index + 1)))
        }
      }),
    )
  })
})
