/** What a summary says that ended, and what ends next. */
import { expect, test } from 'vitest'
import { weeklySummary } from '#app/local/weekly-summary.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { historyPoint } from '#test/support/history-factory.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const day = 24 * 60 * 60
const now = Date.UTC(2026, 10, 30, 9) / 1000

async function expiring(days: readonly string[], since: Parameters<typeof weeklySummary>[0]['since']) {
  const accepted = days.map((expires) => ({
    ...{ rule: null, path: null, count: 1, reason: 'old', owner: null, expires },
  }))
  const history = [20, 3, 0].map((back) => historyPoint({ time: now - back * day, errors: 1 }))
  const baselines = [{ snapshot: { ...snapshotOf(), history }, target: null, limit: null, accepted }]
  const order = { baselines, missing: [], now, since, target: null, limit: null, root: '/repo' }
  const { checks } = await weeklySummary(order, memoryFiles({}))
  return checks[0]?.expiring.map(({ expires, daysLeft }) => `${expires} ${daysLeft}`)
}

const days = [
  '2026-12-08',
  '2026-12-07',
  '2026-11-30',
  '2026-11-29',
  '2026-11-23',
  '2026-11-22',
  '2026-11-10',
]

test('acceptances that ended since then, and those that end within a week', async () => {
  expect(await expiring(days, { kind: 'time', seconds: 7 * day })).toEqual([
    '2026-11-23 -7',
    '2026-11-29 -1',
    '2026-11-30 0',
    '2026-12-07 7',
  ])
})

test('since some runs before the newest', async () => {
  expect(await expiring(days, { kind: 'runs', count: 1 })).toEqual([
    '2026-11-29 -1',
    '2026-11-30 0',
    '2026-12-07 7',
  ])
  expect(await expiring(days, { kind: 'runs', count: 2 })).toContain('2026-11-10 -20')
})
