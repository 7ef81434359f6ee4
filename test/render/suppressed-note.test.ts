/** What a change hides stands beside what it fixes, and a run that hides something is no quiet one. */
import { expect, test } from 'vitest'
import type { Report, SuppressedCount } from '#model/report.ts'
import { markdownDocument } from '#render/markdown/document.ts'
import { reportOf } from '#test/support/report-factory.ts'

const room = { limit: 65_000, detail: 'all' } as const

function hiding(report: Report, suppressed: readonly SuppressedCount[]): string {
  const { result } = report
  if (result.kind !== 'compared') {
    throw new Error('compared')
  }
  return markdownDocument({ ...report, result: { ...result, suppressed } }, room)
}

test('both numbers stand in one sentence under the headline', () => {
  const text = hiding(reportOf(), [
    { rule: 'type-ignore', count: 3 },
    { rule: 'explicit-any', count: 1 },
  ])
  expect(text.split('\n\n')[1]).toBe(
    '> Fixed 0, suppressed 4: this change adds 4 suppressions (3 `type-ignore`, 1 `explicit-any`).',
  )
})

test('nothing is said where nothing is hidden', () => {
  expect(hiding(reportOf(), [])).not.toContain('suppress')
})
