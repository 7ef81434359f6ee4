/** Whose a difference is: every new and every fixed error has exactly one cause, and the parts add up. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDiagnosticSets } from '#match/compare.ts'
import type { Attribution, CauseCounts } from '#model/attribution.ts'
import type { Comparison } from '#model/comparison.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import { causesByLines, causesByRuns } from '#policy/attribution.ts'
import { type DiagnosticFields, diagnosticOf } from '#test/support/diagnostic-factory.ts'

const all = ({ change, toolchain, either }: CauseCounts): number => change + toolchain + either

const sides = fc.array(
  fc.record({
    path: fc.constantFrom('a.py', 'b.py'),
    line: fc.integer({ min: 1, max: 6 }),
    code: fc.constantFrom('arg-type', 'misc'),
    message: fc.constantFrom('One', 'Two', 'Three'),
    severity: fc.constantFrom('error' as const, 'warning' as const),
  }),
  { maxLength: 12 },
)

function compared(base: readonly DiagnosticFields[], head: readonly DiagnosticFields[]): Comparison {
  const table = (entries: readonly DiagnosticFields[]) => diagnosticTable(entries.map(diagnosticOf))
  return compareDiagnosticSets({ base: table(base), head: table(head), lineMap: null })
}

const errorsOf = (entries: readonly DiagnosticFields[]): number =>
  entries.filter(({ severity }) => severity === 'error').length

describe('by runs', () => {
  test('the parts add up to the whole difference, and none is less than nothing', () => {
    fc.assert(
      fc.property(sides, sides, sides, (old, between, now) => {
        const causes = causesByRuns({ toolchain: compared(old, between), change: compared(between, now) })
        expect(all(causes.new) - all(causes.fixed)).toBe(errorsOf(now) - errorsOf(old))
        for (const count of [...Object.values(causes.new), ...Object.values(causes.fixed), causes.mended]) {
          expect(count).toBeGreaterThanOrEqual(0)
        }
        expect(causes.rules.reduce((sum, { errors }) => sum + errors, 0)).toBe(causes.new.toolchain)
        expect(causes.new.either + causes.fixed.either).toBe(0)
      }),
    )
  })

  test('a toolchain that changes nothing leaves everything to the change, and the reverse', () => {
    fc.assert(
      fc.property(sides, sides, (old, now) => {
        const difference = compared(old, now)
        const own = causesByRuns({ toolchain: compared(old, old), change: difference })
        const others = causesByRuns({ toolchain: difference, change: compared(now, now) })
        expect([own.new.toolchain, own.fixed.toolchain, own.mended]).toEqual([0, 0, 0])
        expect([others.new.change, others.fixed.change, others.mended]).toEqual([0, 0, 0])
        expect([own.new.change, own.fixed.change]).toEqual([others.new.toolchain, others.fixed.toolchain])
      }),
    )
  })

  test('what the toolchain brought and the change fixed is neither new nor fixed', () => {
    const old = [{ path: 'a.py', line: 1, message: 'Kept', code: 'misc' }]
    const brought = { path: 'a.py', line: 9, message: 'Brought', code: 'arg-type' }
    const other = { path: 'b.py', line: 2, message: 'Stays', code: 'arg-type' }
    const own = { path: 'c.py', line: 3, message: 'Own', code: 'misc' }
    const causes = causesByRuns({
      toolchain: compared(old, [...old, brought, other]),
      change: compared([...old, brought, other], [...old, other, own]),
    })
    expect(causes).toEqual({
      new: { change: 1, toolchain: 1, either: 0 },
      fixed: { change: 0, toolchain: 0, either: 0 },
      mended: 1,
      rules: [{ rule: 'arg-type', errors: 1 }],
    } satisfies Partial<Attribution>)
  })
})

describe('by lines', () => {
  const nothing = new Map<string, string>()
  const map: LineMap = {
    files: new Map([
      [
        storedPath('a.py'),
        {
          headPath: storedPath('a.py'),
          // Line 2 was replaced by two.
          ranges: [
            { baseStart: 1, headStart: 1, length: 1 },
            { baseStart: 3, headStart: 4, length: Number.POSITIVE_INFINITY },
          ],
          edited: new Map(),
          renamed: nothing,
          renamedScopes: nothing,
          renamedInHunk: new Map(),
        },
      ],
    ]),
    added: new Set([storedPath('new.py')]),
    renamed: nothing,
  }
  const at = (path: string, line: number) => ({ path, line, message: `${path} ${line}` })

  test('an edited line is the change’s, another file the toolchain’s, and the rest of the file may be either’s', () => {
    const head = [at('a.py', 2), at('a.py', 9), at('new.py', 1), at('other.py', 1)]
    expect(causesByLines(compared([], head), map).new).toEqual({ change: 2, toolchain: 1, either: 1 })
    const base = [at('a.py', 2), at('a.py', 9), at('other.py', 1)]
    expect(causesByLines(compared(base, []), map).fixed).toEqual({ change: 1, toolchain: 1, either: 1 })
  })

  test('every new and every fixed error has one cause', () => {
    fc.assert(
      fc.property(sides, sides, (base, head) => {
        const comparison = compared(base, head)
        const causes = causesByLines(comparison, map)
        expect(all(causes.new) - all(causes.fixed)).toBe(errorsOf(head) - errorsOf(base))
      }),
    )
  })
})
