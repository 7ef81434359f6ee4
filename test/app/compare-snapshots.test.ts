/** What the two snapshots' checkers mean for matching. */
import { expect, test } from 'vitest'
import { compareSnapshots } from '#app/compare/compare-snapshots.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import type { ComparedResult } from '#model/report.ts'
import { wholeScope } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

/** The same line and message, under another code. */
function compared(versions: { readonly base: string; readonly head: string }): ComparedResult {
  const side = (code: string, version: string): Snapshot => ({
    ...snapshotOf({ checker: { name: 'pyright', version, configuration: null } }),
    diagnostics: diagnosticTable([diagnosticOf({ code, evidence: { lineDigest: 'x = f(1)' } })]),
  })
  const base = side('reportGeneralTypeIssues', versions.base)
  return compareSnapshots({
    baseline: {
      state: 'loaded',
      snapshot: base,
      origin: { source: 'file', commit: null, distance: 0, runUrl: null },
    },
    current: side('reportReturnType', versions.head),
    lineMap: null,
    policy: { maxIncrease: null, maxErrors: null, maxNewErrors: 0 },
    mode: 'enforce',
    change: null,
    scope: wholeScope,
  })
}

test('an error keeps its identity when a new version of the checker splits its rule', () => {
  expect(compared({ base: '1.1.338', head: '1.1.400' }).comparison.kept.length).toBe(1)
})

test('within one version two codes are two rules', () => {
  expect(compared({ base: '1.1.400', head: '1.1.400' }).comparison.new).toHaveLength(1)
})
