/** What the two snapshots' checkers mean for matching. */
import { expect, test } from 'vitest'
import { compareSnapshots } from '#app/compare/compare-snapshots.ts'
import type { ChangedFile } from '#model/change.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { ComparedResult } from '#model/report.ts'
import { wholeScope } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

/** The same line and message, under another code. */
function compared(
  versions: { readonly base: string; readonly head: string },
  {
    changed = null,
    distance = 0,
  }: { readonly changed?: readonly ChangedFile[] | null; readonly distance?: number } = {},
): ComparedResult {
  const side = (code: string, version: string): Snapshot => ({
    ...snapshotOf({ checker: { name: 'pyright', version, configuration: null } }),
    diagnostics: diagnosticTable([diagnosticOf({ code, evidence: { lineDigest: 'x = f(1)' } })]),
  })
  const base = side('reportGeneralTypeIssues', versions.base)
  return compareSnapshots({
    baseline: {
      state: 'loaded',
      snapshot: base,
      origin: { source: 'file', commit: null, distance, runUrl: null },
    },
    current: side('reportReturnType', versions.head),
    lineMap: null,
    policy: { maxIncrease: null, maxErrors: null, maxNewErrors: 0 },
    mode: 'enforce',
    change: changed === null ? null : { files: changed, sources: /\.pyi?$/ },
    scope: wholeScope,
  })
}

test('an error keeps its identity when a new version of the checker splits its rule', () => {
  expect(compared({ base: '1.1.338', head: '1.1.400' }).comparison.kept.length).toBe(1)
})

test('within one version two codes are two rules', () => {
  expect(compared({ base: '1.1.400', head: '1.1.400' }).comparison.new).toHaveLength(1)
})

const upgrade = { base: '1.1.338', head: '1.1.400' }
const file = (path: string, more: Partial<ChangedFile> = {}): ChangedFile => ({
  path: storedPath(path),
  previous: null,
  deleted: false,
  ...more,
})

test.each<readonly [string, readonly ChangedFile[] | null, number, true | undefined]>([
  ['edits no source file', [file('pyproject.toml')], 0, true],
  ['edits one', [file('pyproject.toml'), file('a.py')], 0, undefined],
  ['deletes one', [file('a.py', { deleted: true })], 0, undefined],
  ['renames one away', [file('a.txt', { previous: storedPath('a.py') })], 0, undefined],
  ['is not known', null, 0, undefined],
  ['has an older baseline, behind which others may have', [file('pyproject.toml')], 2, undefined],
])('the code counts as unchanged only when that is certain: the change %s', (_, changed, distance, told) => {
  expect(compared(upgrade, { changed, distance }).codeUnchanged).toBe(told)
})
