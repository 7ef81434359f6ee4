/** Annotations stay within what the runner shows, and say what they leave out. */
import { describe, expect, test } from 'vitest'
import { storedPath } from '#model/ids.ts'
import { annotationsOf } from '#render/annotations.ts'
import { reportOf, scenarios, unpairedOf } from '#test/support/report-factory.ts'

const many = (count: number) =>
  reportOf({
    comparison: {
      new: Array.from({ length: count }, (_, index) =>
        unpairedOf({ path: `src/f${index}.py`, line: index + 1 }),
      ),
    },
    touched: [{ path: storedPath('src/f7.py'), errors: 1, newErrors: 1 }],
  })

describe('annotations', () => {
  test('fit into the room, files of the change first, the last one says what is left out', () => {
    const annotations = annotationsOf(many(30), { error: 9, warning: 10 })
    expect(annotations.length).toBe(9)
    expect(annotations[0]).toMatchObject({ level: 'error', path: 'src/f7.py', line: 8 })
    expect(annotations[8]).toMatchObject({
      path: null,
      message: '22 more new errors: see the job summary or the report.',
    })
  })

  test('are all there when there is room for all', () => {
    const annotations = annotationsOf(many(9), { error: 9, warning: 10 })
    expect(annotations.length).toBe(9)
    expect(annotations.every(({ path }) => path !== null)).toBe(true)
  })

  test('never make up a column', () => {
    const entries = [unpairedOf({ column: 1 }), unpairedOf({ column: 7 })]
    const annotations = annotationsOf(reportOf({ comparison: { new: entries } }), { error: 9, warning: 9 })
    expect(annotations.map(({ column }) => column)).toEqual([null, 7])
  })

  test('are none without room', () => {
    expect(annotationsOf(many(3), { error: 0, warning: 0 })).toEqual([])
  })

  test('are warnings on a run that passes', () => {
    const report = reportOf({
      comparison: { new: [unpairedOf({})] },
      verdict: { outcome: 'pass', rules: [] },
    })
    expect(annotationsOf(report, { error: 10, warning: 10 })).toMatchObject([{ level: 'warning' }])
  })

  test.each(['firstRun', 'notComparable', 'allFixed'] as const)('are none for “%s”', (name) => {
    expect(annotationsOf(scenarios[name](), { error: 10, warning: 10 })).toEqual([])
  })
})
