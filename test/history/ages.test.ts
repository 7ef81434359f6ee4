/** Since when there is each error: carried from baseline to baseline, whatever moves, and known again after it was gone. */
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { ageSummary, firstAges, nextAges } from '#history/ages.ts'
import { compareDiagnosticSets } from '#match/compare.ts'
import type { Ages } from '#model/ages.ts'
import { type DiagnosticTable, diagnosticTable } from '#model/diagnostic-table.ts'
import type { DatedCommit } from '#model/history.ts'
import { decodeSnapshot } from '#snapshot/decode.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { type DiagnosticFields, diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const day = 24 * 60 * 60
const at = (days: number): DatedCommit => ({ commit: shaOf(days + 1), time: days * day })
const errorsOf = (...fields: readonly DiagnosticFields[]): DiagnosticTable =>
  diagnosticTable(fields.map(diagnosticOf))

/** Baselines of a project, a day each. */
function grown(tables: readonly DiagnosticTable[]): { readonly ages: Ages; readonly table: DiagnosticTable } {
  const [first = errorsOf(), ...rest] = tables
  let [ages, table] = [firstAges(first, at(0)), first]
  for (const [index, head] of rest.entries()) {
    const comparison = compareDiagnosticSets({ base: table, head, lineMap: null })
    ages = nextAges(ages, { base: table, head, comparison }, { commit: at(index + 1), digest: shaDigest })
    table = head
  }
  return { ages, table }
}

function told({ ages, table }: ReturnType<typeof grown>): readonly string[] {
  const times = new Map(ages.returned)
  return [...table].map(({ message }, row) => {
    const first = ages.firsts[ages.rows[row] ?? -1]
    return `${message}: day ${(first?.time ?? Number.NaN) / day}, back ${times.get(row) ?? 0} times`
  })
}

const a = { path: 'src/a.py', line: 3, message: 'a' }
const b = { path: 'src/b.py', line: 9, message: 'b' }
const c = { path: 'src/c.py', line: 1, message: 'c' }

describe('the age of an error', () => {
  test('begins with the baseline that it is first in, and stays wherever its line moves', () => {
    const tables = [errorsOf(a), errorsOf(a, b), errorsOf({ ...a, line: 40 }, b, c)]
    expect(told(grown(tables))).toEqual([
      'a: day 0, back 0 times',
      'b: day 1, back 0 times',
      'c: day 2, back 0 times',
    ])
  })

  test('goes on after it was gone, and each return is counted', () => {
    const tables = [
      errorsOf(a, b),
      errorsOf(b),
      errorsOf(b),
      errorsOf({ ...a, line: 70 }, b),
      errorsOf(b),
      errorsOf(a, b),
    ]
    expect(told(grown(tables))).toEqual(['a: day 0, back 2 times', 'b: day 0, back 0 times'])
  })

  test('is the same after a snapshot was written and read, and equal ages are equal bytes', () => {
    const { ages, table } = grown([errorsOf(a, b), errorsOf(b, c), errorsOf(a, b, c), errorsOf(c)])
    const text = encodeSnapshot({ ...snapshotOf(), diagnostics: table, ages })
    const read = decodeSnapshot(text, 'it')
    expect(read).toMatchObject({ kind: 'decoded', snapshot: { ages } })
    expect(read.kind === 'decoded' ? encodeSnapshot(read.snapshot) : '').toBe(text)
  })

  test.each([
    ['too few rows', /"rows":\[[\d,]*\]/, '"rows":[]'],
    ['a row that points nowhere', /"rows":\[0/, '"rows":[9'],
  ])('with %s makes a snapshot unreadable', (_, pattern, other) => {
    const { ages, table } = grown([errorsOf(a, b)])
    const text = encodeSnapshot({ ...snapshotOf(), diagnostics: table, ages })
    expect(text).toMatch(pattern)
    const read = decodeSnapshot(text.replace(pattern, other), 'it')
    expect(read).toMatchObject({ kind: 'refused', problem: { reason: expect.stringMatching(/^ages/) } })
  })
})

test('the summary names the oldest, what came back, and how many are how old', () => {
  const tables = [
    errorsOf(a),
    ...Array.from({ length: 100 }, () => errorsOf(a, b)),
    errorsOf(b),
    errorsOf(a, b, c),
  ]
  const { ages, table } = grown(tables)
  const comparison = compareDiagnosticSets({ base: table, head: errorsOf(a, b), lineMap: null })
  const summary = ageSummary(ages, comparison)
  expect(
    summary?.oldest.map(({ diagnostic, first, orBefore }) => [
      diagnostic.message,
      first.time / day,
      orBefore,
    ]),
  ).toEqual([
    ['a', 0, true],
    ['b', 1, false],
  ])
  expect(summary?.returned.map(({ diagnostic, returned }) => [diagnostic.message, returned])).toEqual([
    ['a', 1],
  ])
  expect(summary?.returnedCount).toBe(1)
  expect(summary?.spread).toEqual([
    { days: 30, errors: 0 },
    { days: 90, errors: 0 },
    { days: 180, errors: 2 },
    { days: 365, errors: 0 },
    { days: null, errors: 0 },
  ])
  expect(ageSummary(undefined, comparison)).toBeNull()
})
