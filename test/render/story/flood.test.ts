/** What a flood of new errors is blamed on: never more than the data says. */
import { describe, expect, test } from 'vitest'
import { storedPath } from '#model/ids.ts'
import type { RunDrift } from '#model/run-drift.ts'
import { type FloodReason, floodReason } from '#render/story/flood.ts'
import { newFindings } from '#render/story/new-errors.ts'
import { keptOf, reportOf, unpairedOf } from '#test/support/report-factory.ts'

function reasons(order: {
  readonly known: number
  readonly fresh: number
  readonly touched?: string
  readonly drift?: readonly RunDrift[]
}): readonly (FloodReason | null)[] {
  const many = (path: string, count: number) =>
    Array.from({ length: count }, (_, line) => unpairedOf({ path, line: line + 1, code: 'arg-type' }))
  const { touched, drift = [] } = order
  const report = reportOf({
    comparison: {
      new: [...many('src/known.py', order.known), ...many('src/fresh.py', order.fresh)],
      kept: [keptOf({ path: 'src/known.py', line: 900 })],
    },
    drift,
    touched: touched === undefined ? null : [{ path: storedPath(touched), errors: 1, newErrors: 1 }],
  })
  const { result } = report
  return result.kind === 'failed'
    ? []
    : newFindings(result, 'mypy').map((found) => floodReason(report, result, found))
}

const lockfile: RunDrift = { kind: 'lockfile', files: ['package-lock.json'] }

describe('a flood', () => {
  test('in files where the baseline has no errors is not blamed on the environment', () => {
    expect(reasons({ known: 20, fresh: 150 })).toEqual([{ kind: 'fresh-files', findings: 150 }])
    expect(reasons({ known: 20, fresh: 150, drift: [lockfile] })).toEqual([
      { kind: 'fresh-files', findings: 150 },
    ])
  })

  test('in files with errors before is', () => {
    expect(reasons({ known: 150, fresh: 20 })).toEqual([{ kind: 'anywhere' }])
    expect(reasons({ known: 150, fresh: 20, drift: [lockfile] })).toEqual([{ kind: 'drift' }])
  })

  test('in the change’s own files is the change’s, whatever else is another', () => {
    expect(reasons({ known: 150, fresh: 0, drift: [lockfile], touched: 'src/known.py' })).toEqual([null])
    expect(reasons({ known: 150, fresh: 0, drift: [lockfile], touched: 'README.md' })).toEqual([
      { kind: 'drift' },
    ])
  })
})
