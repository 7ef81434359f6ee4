/** What happened to a series beside the code: a total that jumps there need not be anybody's work. */
import type { HistoryPoint } from '#model/history.ts'

/** Between two runs that follow each other; `time` is the later one's. */
export type SeriesEvent = { readonly time: number } & (
  | { readonly kind: 'upgrade'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'configuration' }
  /** How many more errors were accepted for a time. */
  | { readonly kind: 'acceptance'; readonly errors: number }
)

/** Oldest first. A configuration that a point does not say has not changed. */
export function eventsOf(points: readonly HistoryPoint[]): readonly SeriesEvent[] {
  const events: SeriesEvent[] = []
  for (const [index, point] of points.entries()) {
    const before = points[index - 1]
    if (before !== undefined) {
      events.push(...eventsBetween(before, point))
    }
  }
  return events
}

function eventsBetween(before: HistoryPoint, point: HistoryPoint): readonly SeriesEvent[] {
  const { time } = point
  const isReconfigured =
    before.configuration !== undefined &&
    point.configuration !== undefined &&
    before.configuration !== point.configuration
  const more = (point.accepted ?? 0) - (before.accepted ?? 0)
  return [
    ...(before.version === point.version
      ? []
      : [{ time, kind: 'upgrade', from: before.version, to: point.version } as const]),
    ...(isReconfigured ? [{ time, kind: 'configuration' } as const] : []),
    ...(more > 0 ? [{ time, kind: 'acceptance', errors: more } as const] : []),
  ]
}
