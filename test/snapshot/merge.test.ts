/** Merging legs: one error that several legs found is one, and nothing depends on the order of the legs. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { compareDiagnostics } from '#model/order.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { decodeSnapshot } from '#snapshot/decode.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { mergeSnapshots } from '#snapshot/merge.ts'
import { type DiagnosticFields, diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

function legOf(leg: string, entries: readonly DiagnosticFields[], fields: Partial<Snapshot> = {}): Snapshot {
  const diagnostics = diagnosticTable(entries.map(diagnosticOf))
  return { ...snapshotOf(), platform: { os: 'linux', leg }, ...fields, diagnostics }
}

function merged(...legs: readonly Snapshot[]): Snapshot {
  const result = mergeSnapshots(legs, shaDigest)
  if (result.kind === 'refused') {
    throw new Error(result.problem.kind)
  }
  return result.snapshot
}

function refusal(...legs: readonly Snapshot[]): string {
  const result = mergeSnapshots(legs, shaDigest)
  return result.kind === 'refused' ? result.problem.kind : 'it was merged'
}

const named = (snapshot: Snapshot): readonly string[] =>
  [...snapshot.diagnostics].map(({ path, line, legs }) => `${path}:${line} ${legs}`)

describe('merging', () => {
  test('an error of several legs is one that names them, and one of a single leg names that', () => {
    const both = { path: 'a.py', line: 1 }
    const snapshot = merged(legOf('3.12', [both]), legOf('3.11', [both, { path: 'b.py', line: 2 }]))
    expect(named(snapshot)).toEqual(['a.py:1 3.11, 3.12', 'b.py:2 3.11'])
    const matrices = [{ name: '', count: null, legs: ['3.11', '3.12'] }]
    expect(snapshot.platform).toEqual({ os: 'linux', leg: null, legs: ['3.11', '3.12'], matrices })
  })

  test('keeps as many copies of an error as the leg with the most has', () => {
    const snapshot = merged(legOf('a', [{}, {}]), legOf('b', [{}]))
    expect(named(snapshot)).toEqual(['src/app.py:1 a', 'src/app.py:1 a, b'])
  })

  test('has the folder that all legs have, if they have one', () => {
    const [api, web] = ['api/', 'web/'].map((folder) => ({ folder }))
    expect(merged(legOf('a', [], api), legOf('b', [], api)).folder).toBe('api/')
    expect(merged(legOf('a', [], api), legOf('b', [], web))).not.toHaveProperty('folder')
    expect(merged(legOf('a', [], api), legOf('b', []))).not.toHaveProperty('folder')
  })

  test('takes errors for equal whose notes differ', () => {
    const snapshot = merged(legOf('a', [{ notes: ['on 3.11'] }]), legOf('b', [{ notes: ['on 3.12'] }]))
    expect(named(snapshot)).toEqual(['src/app.py:1 a, b'])
  })

  test('counts the legs of each matrix apart, whatever order they come in', () => {
    const of = (matrix: string, leg: string, legCount: number): Snapshot =>
      legOf(leg, [], { platform: { os: 'linux', leg, legCount, matrix } })
    const legs = [of('win', 'w1', 2), of('lin', 'l1', 3), of('lin', 'l2', 3), of('lin', '1-of-2', 2)]
    const { legCount, matrices } = merged(...legs).platform
    expect(matrices).toEqual([
      { name: '', count: 2, legs: ['1-of-2'] },
      { name: 'lin', count: 3, legs: ['l1', 'l2'] },
      { name: 'win', count: 2, legs: ['w1'] },
    ])
    expect(legCount).toBe(7)
    expect(merged(...legs.toReversed()).platform).toEqual(merged(...legs).platform)
    const [first, ...rest] = legs
    expect(first && merged(merged(...rest), first).platform).toEqual(merged(...legs).platform)
  })

  test('keeps what each leg looked at, except of shards, which are parts of one view', () => {
    const scope = { named: ['src'], parts: [], excludePatterns: [], folder: '' }
    const run = { language: null, plugins: [], arguments: null, configFiles: [], lockfiles: [], scope }
    const snapshot = merged(legOf('b', [], { run, filesChecked: 3 }), legOf('1-of-2', [], { run }))
    expect(snapshot.legViews).toEqual([{ leg: 'b', filesChecked: 3, scope }])
    expect(decodeSnapshot(encodeSnapshot(snapshot), 'it')).toMatchObject({
      snapshot: { legViews: snapshot.legViews },
    })
  })

  test('of legs with different versions names all of them, and has a configuration of its own', () => {
    const checker = { name: 'mypy', version: '1.19.0', configuration: 'beef' } as const
    const snapshot = merged(legOf('a', []), legOf('b', [], { checker }))
    expect(snapshot.checker.version).toBe('1.18.2, 1.19.0')
    expect(snapshot.checker.configuration).toBe(shaDigest('beef\0c0ffee'))
  })

  test('adds up what all legs counted of the types, and knows nothing where one did not count', () => {
    const counting = (leg: string, typed: number, unit: 'expressions' | 'lines' = 'expressions'): Snapshot =>
      legOf(leg, [], { typeCoverage: { unit, typed, all: 10 } })
    expect(merged(counting('a', 4), counting('b', 9)).typeCoverage).toEqual({
      unit: 'expressions',
      typed: 13,
      all: 20,
    })
    expect(merged(counting('a', 4), legOf('b', [])).typeCoverage).toBeUndefined()
    expect(merged(counting('a', 4), counting('b', 9, 'lines')).typeCoverage).toBeUndefined()
  })

  test('reads back from its file', () => {
    const snapshot = merged(legOf('a', [{}, { path: 'x.py' }]), legOf('b', [{}]))
    const decoded = decodeSnapshot(encodeSnapshot(snapshot), 'it')
    expect(decoded.kind === 'decoded' && [...decoded.snapshot.diagnostics]).toEqual([...snapshot.diagnostics])
    expect(decoded).toMatchObject({ snapshot: { platform: snapshot.platform } })
  })
})

describe('snapshots that are not parts of one run are refused', () => {
  test('for another checker, name or commit, and for a leg that comes twice', () => {
    const checker = { name: 'tsc', version: null, configuration: null } as const
    expect(refusal(legOf('a', []), legOf('b', [], { checker }))).toBe('legs-differ')
    expect(refusal(legOf('a', []), legOf('b', [], { name: 'other' }))).toBe('legs-differ')
    expect(refusal(legOf('a', []), legOf('b', [], { commit: shaOf(9) }))).toBe('legs-differ')
    expect(refusal(legOf('a', []), legOf('a', []))).toBe('leg-twice')
  })
})

const entry: fc.Arbitrary<DiagnosticFields> = fc.record({
  path: fc.constantFrom('a.py', 'b.py'),
  line: fc.integer({ min: 1, max: 3 }),
  code: fc.constantFrom('x', 'y', null),
  message: fc.constantFrom('one', 'two'),
  notes: fc.constantFrom([], ['a note']),
})
const legs = fc
  .array(fc.array(entry, { maxLength: 12 }), { minLength: 1, maxLength: 5 })
  .map((lists) => lists.map((entries, index) => legOf(`leg-${index}`, entries)))

describe('for any legs', () => {
  test('the order in which they come changes no byte', () => {
    fc.assert(
      fc.property(legs, fc.infiniteStream(fc.nat()), (snapshots, keys) => {
        const shuffled = snapshots
          .map((snapshot) => ({ snapshot, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ snapshot }) => snapshot)
        expect(encodeSnapshot(merged(...shuffled))).toBe(encodeSnapshot(merged(...snapshots)))
      }),
      { numRuns: 500 },
    )
  })

  test('the result is in the common order, and each leg finds all its errors in it', () => {
    const key = ({ path, line, code, message }: Diagnostic): string =>
      JSON.stringify([path, line, code, message])
    fc.assert(
      fc.property(legs, (snapshots) => {
        const whole = [...merged(...snapshots).diagnostics]
        expect(whole).toEqual([...whole].sort(compareDiagnostics))
        for (const { platform, diagnostics } of snapshots) {
          const own = whole.filter((one) => one.legs?.split(', ').includes(platform.leg ?? ''))
          expect(own.map(key).sort()).toEqual([...diagnostics].map(key).sort())
        }
      }),
      { numRuns: 500 },
    )
  })

  test('merging in two steps counts as merging at once', () => {
    fc.assert(
      fc.property(legs, (snapshots) => {
        const [first, ...rest] = snapshots
        if (first !== undefined && rest.length > 0) {
          const steps = [...merged(merged(...rest), first).diagnostics]
          expect(steps.map(({ legs: own }) => own).sort()).toEqual(
            [...merged(...snapshots).diagnostics].map(({ legs: own }) => own).sort(),
          )
        }
      }),
      { numRuns: 300 },
    )
  })
})
