/** Points of a default branch's course. */
import type { HistoryPoint } from '#model/history.ts'
import { shaOf } from './shas.ts'

/** One run; a test names only what it is about. */
export function historyPoint(fields: Partial<HistoryPoint> = {}): HistoryPoint {
  return { commit: shaOf(Math.max(0, fields.time ?? 0)), time: 0, errors: 0, version: '1.18.2', ...fields }
}

const day = 24 * 60 * 60
/** 1 June 2026, a Monday. */
const courseStart = Date.UTC(2026, 5, 1) / 1000

/** Half a year of a project that works its errors off, with a checker upgrade in the middle. No randomness. */
export function exampleCourse(): readonly HistoryPoint[] {
  return Array.from({ length: 90 }, (_, index) => {
    const upgraded = index >= 38
    const errors = 4630 - index * 13 + ((index * 37) % 23) + (upgraded ? 160 : 0) + (index > 70 ? 20 : 0)
    const share = (part: number): number => Math.floor(errors * part)
    return historyPoint({
      commit: shaOf(index + 1),
      time: courseStart + index * 2 * day + (index % 3) * 3600,
      errors: index === 89 ? 3636 : errors,
      version: upgraded ? '1.17.1' : '1.16.0',
      categories: {
        'Missing annotations': share(0.58),
        'Incompatible types': share(0.31),
        'Optional handling': share(0.08),
        Other: share(0.03),
      },
      owners: {
        '@acme/billing': share(0.12),
        '@acme/platform': share(0.44),
        '@acme/storefront': share(0.3),
        nobody: share(0.14),
      },
    })
  })
}
