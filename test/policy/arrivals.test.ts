/** What brought an error: never more is said than the runs show. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Arrival } from '#model/arrivals.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { type RepoPath, storedPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import { arrivalsOf, errorCounts, type KnownStep } from '#policy/arrivals.ts'
import { arrivalSentences } from '#render/words/arrival-words.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const stepOf = (number: number, more: Partial<KnownStep> = {}): KnownStep => ({
  commit: shaOf(number),
  pull: number,
  lineMap: null,
  touches: true,
  own: null,
  ...more,
})

/** Edits of the branch in order; the baseline has the first of them. An error is there where all the edits are that it needs. */
const worlds = fc.integer({ min: 0, max: 2 }).chain((older) =>
  fc.integer({ min: 1, max: 4 }).chain((count) =>
    fc.record({
      older: fc.constant(older),
      // Of the run of each pull request: how much of the branch its base had; null: there is no such run.
      bases: fc.tuple(
        ...Array.from({ length: count }, (_, index) =>
          fc.option(fc.integer({ min: 0, max: older + index }), { nil: null, freq: 6 }),
        ),
      ),
      needs: fc.array(
        fc
          .uniqueArray(fc.integer({ min: 0, max: older + count - 1 }), { minLength: 1, maxLength: 3 })
          .filter((edits) => edits.some((edit) => edit >= older)),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  ),
)

type World = typeof worlds extends fc.Arbitrary<infer Value> ? Value : never

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
const held = (edit: number, base: number): ReadonlySet<number> => new Set([...upTo(base), edit])
const isIn = (needed: readonly number[], edits: ReadonlySet<number>): boolean =>
  needed.every((edit) => edits.has(edit))

/** What is known of such a world. */
function stepsOf({ older, bases, needs }: World, errors: readonly Diagnostic[]): readonly KnownStep[] {
  return bases.map((base, index) => {
    const edit = older + index
    const lacked = errors.filter((_, error) => !isIn(needs[error] ?? [], held(edit, base ?? 0)))
    const own = {
      lacks: errorCounts(lacked),
      without: upTo(older)
        .slice(base ?? 0)
        .map((before) => stepOf(before)),
      holds: new Set(upTo(Math.max(0, (base ?? 0) - older)).map((at) => shaOf(older + at))),
    }
    return stepOf(edit, { own: base === null ? null : own })
  })
}

describe('with the runs of pull requests', () => {
  test('an error is never laid on two that one of them has alone, and never on one that has not', () => {
    const claims = { together: 0, 'own-run': 0 }
    fc.assert(
      fc.property(worlds, (world) => {
        const { needs, older, bases } = world
        const errors = needs.map((_, index) => diagnosticOf({ line: index + 1 }))
        const arrivals = arrivalsOf(errors, { steps: stepsOf(world, errors), whole: true })
        expect(arrivals.reduce((sum, { errors: own }) => sum + own.length, 0)).toBe(errors.length)
        const told = arrivals.flatMap(({ errors: own, ...arrival }) =>
          own.map((error) => ({ ...arrival, error })),
        )
        for (const { by, steps: named, error } of told) {
          const edits = new Set(named.map(({ pull }) => pull ?? -1))
          const needed = needs[error.line - 1] ?? []
          if (by === 'together') {
            claims.together += 1
            expect(needed.filter((edit) => edits.has(edit)).length).toBeGreaterThan(1)
          } else if (by === 'own-run') {
            claims['own-run'] += 1
            const runs = [...edits].map((edit) => held(edit, bases[edit - older] ?? 0))
            expect(runs.every((run) => isIn(needed, run))).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
    expect(Math.min(claims.together, claims['own-run'])).toBeGreaterThan(20)
  })

  test('two are named, and of more it is said that some of them have a part', () => {
    const lacking = (errors: number) => ({
      lacks: errorCounts(Array.from({ length: errors }, (_, index) => diagnosticOf({ line: index + 1 }))),
      without: [],
      holds: new Set<string>(),
    })
    const said = (...steps: readonly KnownStep[]): readonly string[] => {
      const arrivals = arrivalsOf([diagnosticOf({ line: 1 }), diagnosticOf({ line: 2 })], {
        steps,
        whole: true,
      })
      return arrivalSentences({ kind: 'branch', steps, arrivals })
    }
    expect(said(stepOf(12, { own: lacking(2) }), stepOf(14, { own: lacking(2) }))).toEqual([
      'Since the last baseline came `#12` and `#14`.',
      '2 new errors (`src/app.py:1`, `src/app.py:2`) by `#12` and `#14` together: neither `#12` nor `#14` had these alone.',
    ])
    const third = stepOf(15, { own: lacking(1), pull: null })
    expect(said(stepOf(12, { own: lacking(2) }), stepOf(14, { own: lacking(2) }), third).slice(1)).toEqual([
      `1 new error (\`src/app.py:1\`) by several of \`#12\`, \`#14\` and \`${shaOf(15).slice(0, 7)}\` together: no run before they met had it.`,
      `1 new error (\`src/app.py:2\`) by \`${shaOf(15).slice(0, 7)}\`, whose own run had it, too.`,
    ])
    // What touches nothing that is checked needs no run of its own.
    const idle = stepOf(13, { touches: false })
    expect(said(stepOf(12, { own: lacking(2) }), idle, stepOf(14, { own: lacking(2) }))[1]).toContain(
      'neither `#12` nor `#14`',
    )
  })
})

describe('without them', () => {
  const path = storedPath('src/app.py')
  const edited = (from: RepoPath, ranges: readonly (readonly [number, number, number])[]): LineMap => ({
    files: new Map([
      [
        from,
        {
          headPath: path,
          ranges: ranges.map(([baseStart, headStart, length]) => ({ baseStart, headStart, length })),
          edited: new Map(),
          renamed: new Map(),
          renamedScopes: new Map(),
          renamedInHunk: new Map(),
        },
      ],
    ]),
    added: new Set(),
    renamed: new Map(),
  })
  const empty: LineMap = { files: new Map(), added: new Set(), renamed: new Map() }
  const one = (steps: readonly KnownStep[], whole = true): Omit<Arrival, 'errors'> | undefined => {
    const [found] = arrivalsOf([diagnosticOf({ line: 5 })], { steps, whole })
    return found === undefined ? undefined : { by: found.by, steps: found.steps }
  }

  test('a line is followed back through moves to the step that wrote it', () => {
    const old = storedPath('src/old.py')
    // It is line 5 now, was line 3 of another file before, and came there with the first step.
    const wrote: LineMap = { ...empty, added: new Set([old]) }
    const moved = edited(old, [[1, 3, Number.POSITIVE_INFINITY]])
    const steps = [
      stepOf(1, { lineMap: wrote }),
      stepOf(2, { lineMap: moved }),
      stepOf(3, { lineMap: empty }),
    ]
    expect(one(steps)).toEqual({ by: 'line', steps: [{ commit: shaOf(1), pull: 1 }] })
    const [first, second, last] = steps
    expect(one([first, { ...second, lineMap: null }, last] as KnownStep[])?.by).toBe('unknown')
    expect(one([stepOf(1, { lineMap: empty }), stepOf(2, { lineMap: edited(path, [[1, 1, 4]]) })])).toEqual({
      by: 'line',
      steps: [{ commit: shaOf(2), pull: 2 }],
    })
  })

  test('one that alone touches what is checked brought it, unless others may have', () => {
    const steps = [stepOf(1, { touches: false, lineMap: empty }), stepOf(2, { lineMap: empty })]
    expect(one(steps)).toEqual({ by: 'only', steps: [{ commit: shaOf(2), pull: 2 }] })
    expect(one(steps, false)?.by).toBe('unknown')
    expect(one([...steps, stepOf(3, { touches: null, lineMap: empty })])?.by).toBe('unknown')
  })
})
