/** Every identity between the numbers of a result: broken alone it is refused, and what an action writes keeps them all. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareSnapshots } from '#app/compare/compare-snapshots.ts'
import { compareConfirmed } from '#app/compare/confirm-new.ts'
import { decodeResult } from '#app/publish/decode-result.ts'
import { type CountedResult, contradiction } from '#app/publish/result-contradiction.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { ComparedResult } from '#model/report.ts'
import type { ClaimedEntry } from '#model/result-file.ts'
import { type ScopeReport, uncheckedErrors } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { renderResult } from '#render/result.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { reportOf } from '#test/support/report-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

function entry(fields: Partial<ClaimedEntry> = {}): ClaimedEntry {
  return {
    ...{ path: storedPath('a.py'), line: 1, column: 1, severity: 'error', code: null, message: 'x' },
    ...{ replaced: false, mayComeFromBase: false },
    ...fields,
  }
}
const warning = entry({ severity: 'warning' })
const replaced = entry({ replaced: true })
const suspect = entry({ mayComeFromBase: true })
const totals = { base: 10, head: 11, delta: 1, new: 3, fixed: 2, kept: 8 }
const warnings = { base: 2, head: 2, delta: 0, new: 1, fixed: 1, kept: 1 }

/** Of a run with a baseline two commits back, in which some files were not looked at. */
const honest: CountedResult = {
  totals,
  warnings,
  suspects: 1,
  scope: { partial: false, uncheckedErrors: 4, unchecked: [{ errors: 3 }, { errors: 1 }] },
  new: [entry(), replaced, suspect, warning],
  fixed: [entry(), replaced, warning],
  omitted: { new: 0, fixed: 0 },
  baseline: { state: 'loaded', distance: 2 },
  reference: { errors: 14 },
}
/** Everything is kept where nothing was known. */
const first: CountedResult = {
  totals: { base: 5, head: 5, delta: 0, new: 0, fixed: 0, kept: 5 },
  warnings: { base: 2, head: 2, delta: 0, new: 0, fixed: 0, kept: 2 },
  ...{ suspects: 0, new: [], fixed: [], omitted: { new: 0, fixed: 0 }, reference: null },
  scope: { partial: false, uncheckedErrors: 0, unchecked: [] },
  baseline: { state: 'absent' },
}

const exact = { state: 'loaded', distance: 0 } as const
const nobody = { ...honest, new: [entry(), replaced, entry(), warning], suspects: 0 }

describe('a result', () => {
  test.each<[string, CountedResult]>([
    ['of a run', honest],
    ['of a first run', first],
    ['whose lists were cut', { ...honest, new: [suspect], fixed: [], omitted: { new: 3, fixed: 3 } }],
    ['whose suspects were cut', { ...honest, new: [entry(), warning], omitted: { new: 2, fixed: 0 } }],
    [
      'half of whose replaced pair was cut',
      { ...honest, fixed: [entry(), warning], omitted: { new: 0, fixed: 1 } },
    ],
    ['at the base commit itself', { ...nobody, baseline: exact }],
    ['whose reference is lower', { ...honest, reference: { errors: 0 } }],
    [
      'whose warning may come from the base branch',
      { ...honest, new: [entry(), replaced, suspect, { ...warning, mayComeFromBase: true }] },
    ],
  ])('%s holds together', (_, result) => {
    expect(contradiction(result)).toBeNull()
  })

  test.each<[string, CountedResult, Partial<CountedResult>]>([
    ['totals: delta must be head minus base', honest, { totals: { ...totals, delta: -1 } }],
    ['totals: new and kept must add up to head', honest, { totals: { ...totals, head: 12, delta: 2 } }],
    ['totals: fixed and kept must add up to base', honest, { totals: { ...totals, base: 9, delta: 2 } }],
    ['warnings: delta must be head minus base', honest, { warnings: { ...warnings, delta: 1 } }],
    ['warnings: new and kept must add up to head', honest, { warnings: { ...warnings, head: 3, delta: 1 } }],
    [
      'warnings: fixed and kept must add up to base',
      honest,
      { warnings: { ...warnings, base: 1, delta: 1 } },
    ],
    ['new: 3 listed and 0 omitted', honest, { new: [replaced, suspect, warning] }],
    ['new: 5 listed and 0 omitted', honest, { new: [...honest.new, entry()] }],
    ['new: 4 listed and 1 omitted', honest, { omitted: { new: 1, fixed: 0 } }],
    ['new: 4 listed and 0 omitted', honest, { new: [entry(), replaced, suspect, entry()] }],
    ['new: 4 listed and 0 omitted', honest, { new: [warning, replaced, suspect, warning] }],
    ['fixed: 2 listed and 0 omitted', honest, { fixed: [replaced, warning] }],
    ['fixed: 4 listed and 0 omitted', honest, { fixed: [...honest.fixed, entry()] }],
    ['fixed: 3 listed and 1 omitted', honest, { omitted: { new: 0, fixed: 1 } }],
    ['replaced: 2 new and 1 fixed errors', honest, { new: [replaced, replaced, suspect, warning] }],
    ['replaced: 0 new and 1 fixed errors', honest, { new: [entry(), entry(), suspect, warning] }],
    [
      'replaced: 0 new and 1 fixed warnings',
      honest,
      { fixed: [entry(), replaced, { ...warning, replaced: true }] },
    ],
    [
      'replaced: 1 new and 0 fixed warnings',
      honest,
      { new: [entry(), replaced, suspect, { ...warning, replaced: true }] },
    ],
    ['suspects: 0 are counted, 1 of 3', honest, { suspects: 0 }],
    ['suspects: 2 are counted, 1 of 3', honest, { suspects: 2 }],
    [
      'suspects: 4 are counted, 1 of 1',
      honest,
      { suspects: 4, new: [suspect], omitted: { new: 3, fixed: 0 } },
    ],
    ['fixed: what is fixed', honest, { fixed: [suspect, replaced, warning] }],
    ['suspects: there are none at the base commit', honest, { baseline: exact }],
    [
      'suspects: there are none at the base commit',
      { ...nobody, baseline: exact },
      { suspects: 1, new: [], fixed: [], omitted: { new: 4, fixed: 3 } },
    ],
    [
      'suspects: there are none at the base commit',
      { ...nobody, baseline: exact },
      { new: [entry(), replaced, entry(), { ...warning, mayComeFromBase: true }] },
    ],
    ['scope: an action checks', honest, { scope: { ...honest.scope, partial: true } }],
    [
      'scope: 5 unchecked errors are counted, and 4',
      honest,
      { scope: { ...honest.scope, uncheckedErrors: 5 } },
    ],
    ['reference: it must be there', honest, { reference: null }],
    ['reference: it must be there', first, { reference: { errors: 5 } }],
    ['reference: 15 is above the baseline’s 14', honest, { reference: { errors: 15 } }],
    [
      'baseline: without one nothing is new',
      first,
      { totals: { ...first.totals, kept: 4, new: 1, fixed: 1 }, omitted: { new: 1, fixed: 1 } },
    ],
    [
      'baseline: without one nothing is new',
      first,
      { warnings: { ...first.warnings, kept: 1, new: 1, fixed: 1 }, omitted: { new: 1, fixed: 1 } },
    ],
    [
      'baseline: without one nothing is new',
      first,
      { scope: { partial: false, uncheckedErrors: 1, unchecked: [{ errors: 1 }] } },
    ],
  ])('is refused: %s', (reason, result, broken) => {
    expect(contradiction(result)).toBeNull()
    expect(contradiction({ ...result, ...broken })).toContain(reason)
  })
})

const files = ['a.py', 'b.py', 'c.py', 'd.py']
const diagnostics = fc.array(
  fc
    .record({
      path: fc.constantFrom(...files),
      line: fc.integer({ min: 1, max: 4 }),
      severity: fc.constantFrom('error', 'warning', 'information'),
      code: fc.constantFrom('a', 'b'),
      message: fc.constantFrom('x', 'y "1"', 'y "2"'),
      lineDigest: fc.constantFrom('l1', 'l2', 'l3'),
    })
    .map(({ lineDigest, ...fields }) => diagnosticOf({ ...fields, evidence: { lineDigest } })),
  { maxLength: 12 },
)
const runs = fc.record({
  base: diagnostics,
  head: diagnostics,
  again: diagnostics,
  reference: fc.option(fc.nat(20)),
  distance: fc.nat(2),
  changed: fc.option(fc.subarray(files)),
  unchecked: fc.subarray(files),
  absent: fc.boolean(),
  confirmed: fc.boolean(),
})

function scopeOf(base: readonly Diagnostic[], paths: readonly string[]): ScopeReport {
  const errorsIn = (path: string): number =>
    base.filter((one) => one.path === path && one.severity === 'error').length
  const unchecked = paths.map((path) => ({ path: storedPath(path), errors: errorsIn(path) }))
  return { partial: false, changes: [], unchecked }
}

test('no result of a run is refused: with files that were skipped, replaced pairs, warnings, flaky errors', async () => {
  await fc.assert(
    fc.asyncProperty(runs, async (run) => {
      const side = (listed: readonly Diagnostic[], reference: number | null): Snapshot => ({
        ...snapshotOf({ reference: reference === null ? null : { errors: reference, commit: shaOf(4) } }),
        diagnostics: diagnosticTable(listed),
      })
      const seen = run.head.filter(({ path }) => !run.unchecked.includes(path))
      const { result } = await compareConfirmed(
        {
          baseline: run.absent
            ? { state: 'absent', problem: { kind: 'baseline-none', artifact: 'x', refused: [] } }
            : {
                state: 'loaded',
                snapshot: side(run.base, run.reference),
                origin: { source: 'artifact', commit: shaOf(1), distance: run.distance, runUrl: null },
              },
          current: side(run.absent ? run.head : seen, null),
          lineMap: null,
          policy: { maxIncrease: null, maxErrors: null, maxNewErrors: null },
          mode: 'enforce',
          change:
            run.changed === null
              ? null
              : {
                  files: run.changed.map((path) => ({
                    path: storedPath(path),
                    previous: null,
                    deleted: false,
                  })),
                  sources: /\.py$/,
                },
          scope: run.absent ? scopeOf([], []) : scopeOf(run.base, run.unchecked),
        },
        run.confirmed ? async () => side(run.again, null) : null,
      )
      const text = renderResult(
        { ...reportOf(), result },
        {
          ...{ tool: '0.1.0', head: shaOf(2), commit: shaOf(3), mode: 'enforce', excerpts: [], policy: null },
          run: { id: 7, attempt: 1, job: { id: null, name: 'types' } },
        },
      )
      expect(decodeResult(text)).toMatchObject({ kind: 'decoded' })
    }),
    { numRuns: 200 },
  )
})

test('a baseline that looked at less than the ones before counts growth from its own total', () => {
  const errors = (count: number): Snapshot => snapshotOf({ errors: count })
  const baseline = { ...errors(40), reference: { errors: 100, commit: shaOf(4) } }
  const compared = (head: number): ComparedResult =>
    compareSnapshots({
      baseline: {
        state: 'loaded',
        snapshot: baseline,
        origin: { source: 'artifact', commit: shaOf(1), distance: 0, runUrl: null },
      },
      current: errors(head),
      ...{ lineMap: null, mode: 'enforce', change: null },
      policy: { maxIncrease: null, maxErrors: null, maxNewErrors: null },
      scope: scopeOf([], []),
    })
  expect(compared(40)).toMatchObject({ reference: { errors: 40 }, verdict: { outcome: 'pass' } })
  expect(compared(41).verdict.outcome).toBe('fail')
  expect(uncheckedErrors(compared(40).scope)).toBe(0)
})
