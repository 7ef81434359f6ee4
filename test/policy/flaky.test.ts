/** What is remembered of errors that come and go, and what of it counts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { type FlakyPlace, flakyKey } from '#model/flaky-place.ts'
import { storedPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { flakyKeys, mostFlaky, nextFlaky } from '#policy/flaky.ts'
import { decodeSnapshot } from '#snapshot/decode.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const nothing: LineMap = { files: new Map(), added: new Set(), renamed: new Map() }
const added = (...paths: readonly string[]): LineMap => ({
  ...nothing,
  added: new Set(paths.map(storedPath)),
})

/** Errors on these lines of `a.py`. */
const runOf = (lines: readonly number[], more: Partial<Snapshot> = {}): Snapshot => ({
  ...snapshotOf(),
  diagnostics: diagnosticTable(lines.map((line) => diagnosticOf({ path: 'a.py', line }))),
  ...more,
})

/** What a series of baselines remembers in the end. */
function remembered(runs: readonly Snapshot[], lineMap: LineMap | null = nothing): readonly FlakyPlace[] {
  let flaky: readonly FlakyPlace[] = []
  for (const [index, current] of runs.entries()) {
    const previous = runs[index - 1]
    flaky = previous === undefined ? [] : nextFlaky({ previous: { ...previous, flaky }, current, lineMap })
  }
  return flaky
}

const linesOf = (
  flaky: readonly FlakyPlace[],
  lineMap: LineMap | null = nothing,
  current = runOf([]),
): readonly number[] => {
  const keys = flakyKeys({ previous: { ...runOf([]), flaky }, current, lineMap })
  return flaky.filter((place) => keys.has(flakyKey(place))).map(({ line }) => line)
}

describe('on equal input', () => {
  test('an error is flaky when it came and went, and not when it came to stay', () => {
    expect(linesOf(remembered([runOf([1]), runOf([1, 2, 3]), runOf([1, 3])]))).toEqual([2])
    expect(linesOf(remembered([runOf([1, 2]), runOf([1]), runOf([1, 2])]))).toEqual([2])
    expect(linesOf(remembered([runOf([1]), runOf([1, 2]), runOf([1, 2])]))).toEqual([])
  })

  test('whatever the runs were, it changed at least twice, and an error that is in all runs never is one', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray([1, 2, 3, 4]), { minLength: 1, maxLength: 8 }), (runs) => {
        const flaky = linesOf(remembered(runs.map((lines) => runOf(lines))))
        for (const line of [1, 2, 3, 4]) {
          const seen = runs.map((lines) => lines.includes(line))
          const changes = seen.filter((is, index) => index > 0 && is !== seen[index - 1]).length
          expect(flaky.includes(line)).toBe(changes >= 2)
        }
      }),
    )
  })

  test.each<[string, LineMap | null, Partial<Snapshot>]>([
    ['a source', added('b.py'), {}],
    ['a file that nobody knows', added('data.json'), {}],
    ['a commit that git does not have', null, {}],
    ['the checker', nothing, { checker: { name: 'mypy', version: '2.0.0', configuration: 'c0ffee' } }],
    ['what was looked at', nothing, { filesChecked: 3 }],
    ['a file of the working copy', nothing, { edited: [storedPath('b.py')] }],
  ])('is only that: %s differs, and nothing is learned', (_what, lineMap, more) => {
    const runs = [runOf([1]), runOf([1, 2], more), runOf([1])]
    expect(remembered(runs, lineMap)).toEqual([])
    expect(linesOf(remembered([runOf([1]), runOf([1, 2]), runOf([1])], added('README.md')))).toEqual([2])
  })
})

describe('what is remembered', () => {
  const known = remembered([runOf([1]), runOf([1, 2]), runOf([1])])

  test('holds for files that are as they were, under the same toolchain', () => {
    expect(linesOf(known)).toEqual([2])
    expect(linesOf(known, added('b.py'))).toEqual([2])
    expect(linesOf(known, added('a.py'))).toEqual([])
    expect(linesOf(known, null)).toEqual([])
    expect(linesOf(known, nothing, runOf([], { edited: [storedPath('a.py')] }))).toEqual([])
    const other = runOf([], { checker: { name: 'mypy', version: '2.0.0', configuration: 'c0ffee' } })
    expect(linesOf(known, nothing, other)).toEqual([])
  })

  test('is forgotten with its file, and kept through other changes', () => {
    const next = (lineMap: LineMap) =>
      nextFlaky({ previous: { ...runOf([1]), flaky: known }, current: runOf([1]), lineMap })
    expect(next(added('b.py'))).toEqual(known)
    expect(next(added('a.py'))).toEqual([])
  })

  test('is read again as it was written, and an older reader leaves it out', () => {
    const text = encodeSnapshot({ ...runOf([1]), flaky: known })
    expect(decodeSnapshot(text, 'x')).toMatchObject({ kind: 'decoded', snapshot: { flaky: known } })
    expect(encodeSnapshot({ ...runOf([1]), flaky: [] })).toBe(encodeSnapshot(runOf([1])))
    const [place] = known
    const hostile = text.replace('"line":2', '"line":-2')
    expect(hostile === text, String(place)).toBe(false)
    expect(decodeSnapshot(hostile, 'x').kind).toBe('refused')
  })

  test('has an end', () => {
    const many = Array.from({ length: mostFlaky + 50 }, (_, index) => index + 10)
    const found = remembered([runOf([]), runOf([1, ...many]), runOf([]), runOf([1])])
    expect(found.length).toBe(mostFlaky)
    expect(found.find(({ line }) => line === 1)?.changes).toBe(3)
  })
})
