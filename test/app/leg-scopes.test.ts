/** A leg that looks at less among others that do not: what it alone had found is neither kept nor fixed. */
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { compareSnapshots } from '#app/compare/compare-snapshots.ts'
import { checkScope } from '#app/compare/scope-check.ts'
import { totalsOf } from '#model/comparison.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import type { ScopeReport } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { mergeSnapshots } from '#snapshot/merge.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

/** `path: message, message` a file. */
interface LegFields {
  readonly found: readonly string[]
  readonly named?: readonly string[]
  readonly filesChecked?: number
}

const many = Array.from({ length: 20 }, (_, index) => `m${index}.py: x`)

function merged(legs: Readonly<Record<string, LegFields>>): Snapshot {
  const snapshots = Object.entries(legs).map(([leg, { found, named = ['.'], filesChecked = 30 }]) => {
    const entries = found.flatMap((text) => {
      const [path = '', messages = ''] = text.split(': ')
      return messages.split(', ').map((message, index) => diagnosticOf({ path, message, line: index + 1 }))
    })
    const scope = {
      named: named.map((name) => (name === '.' ? '' : name)),
      parts: [],
      excludePatterns: [],
      folder: '',
    }
    const run = { language: null, plugins: [], arguments: null, configFiles: [], lockfiles: [], scope }
    const platform = { os: null, leg }
    return { ...snapshotOf({ platform, run, filesChecked }), diagnostics: diagnosticTable(entries) }
  })
  const result = mergeSnapshots(snapshots, shaDigest)
  if (result.kind === 'refused') {
    throw new Error(result.problem.kind)
  }
  return result.snapshot
}

async function scopeOf(base: Snapshot, head: Snapshot): Promise<ScopeReport> {
  const query = { base, head, tree: null, change: [], changeIsWhole: true, sources: /\.py$/, list: null }
  const { report, shrank } = await checkScope(query)
  expect(shrank).toBeNull()
  return report
}

function numbers(base: Snapshot, head: Snapshot, scope: ScopeReport): object {
  const origin = { source: 'artifact', commit: null, distance: 0, runUrl: null } as const
  const { comparison } = compareSnapshots({
    baseline: { state: 'loaded', snapshot: base, origin },
    current: head,
    lineMap: null,
    policy: { maxIncrease: null, maxErrors: null, maxNewErrors: null },
    mode: 'enforce',
    change: null,
    scope,
  })
  const { new: added, fixed, kept } = totalsOf(comparison, 'error')
  return { new: added, fixed, kept }
}

const base = merged({
  a: { found: [...many, 'shared.py: both'] },
  b: { found: [...many, 'shared.py: both, only b'] },
})

describe('one leg of two', () => {
  test('that names less keeps what it alone had found as not looked at', async () => {
    const head = merged({
      a: { found: [...many, 'shared.py: both'] },
      b: { found: many, named: many.map((text) => text.replace(/:.*/, '')) },
    })
    const scope = await scopeOf(base, head)
    expect(scope.unchecked).toEqual([{ path: 'shared.py', errors: 1, legs: ['b'] }])
    expect(scope.changes.map(({ kind, leg }) => [kind, leg])).toEqual([['fewer-paths', 'b']])
    expect(numbers(base, head, scope)).toEqual({ new: 0, fixed: 0, kept: 21 })
  })

  test('that checks fewer files does so, too', async () => {
    const head = merged({
      a: { found: [...many, 'shared.py: both'], filesChecked: 31 },
      b: { found: many, filesChecked: 29 },
    })
    const scope = await scopeOf(base, head)
    expect(scope.unchecked).toEqual([{ path: 'shared.py', errors: 1, legs: ['b'] }])
    expect(numbers(base, head, scope)).toMatchObject({ fixed: 0 })
  })

  test('that looks at as much has fixed what is gone', async () => {
    const head = merged({
      a: { found: [...many, 'shared.py: both'] },
      b: { found: [...many, 'shared.py: both'] },
    })
    const scope = await scopeOf(base, head)
    expect(scope).toEqual({ partial: false, changes: [], unchecked: [] })
    expect(numbers(base, head, scope)).toEqual({ new: 0, fixed: 1, kept: 21 })
  })

  test('that looks at far less is not comparable, whatever the other does', async () => {
    const head = merged({ a: { found: [...many, 'shared.py: both'] }, b: { found: [], named: ['m0.py'] } })
    const query = { base, head, tree: null, change: [], changeIsWhole: true, sources: /\.py$/, list: null }
    expect((await checkScope(query)).shrank).toMatchObject({ kind: 'scope-shrank', files: 20, of: 21 })
  })
})

test('shards that are cut otherwise have looked at everything all the same', async () => {
  const before = merged({
    '1-of-2': { found: ['m0.py: x'], named: ['m0.py'] },
    '2-of-2': { found: ['m1.py: x, y'], named: ['m1.py'] },
  })
  const after = merged({
    '1-of-2': { found: ['m1.py: x, y'], named: ['m1.py'] },
    '2-of-2': { found: [], named: ['m0.py'] },
  })
  const scope = await scopeOf(before, after)
  expect(scope.unchecked).toEqual([])
  expect(numbers(before, after, scope)).toEqual({ new: 0, fixed: 1, kept: 2 })
})
