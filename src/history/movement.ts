/** How a series moved since some time: the total, and its parts by category and owner. */
import type { Counts, HistoryPoint } from '#model/history.ts'
import { compareText } from '#model/order.ts'
import type { Movement, PartMovement } from '#model/summary.ts'

/** Null without any run. `since`: whole seconds since 1970. */
export function movementSince(points: readonly HistoryPoint[], since: number): Movement | null {
  const start = points.findLastIndex(({ time }) => time <= since)
  return movementFrom(points, Math.max(0, start))
}

/** The same from so many runs before the newest, or from the oldest where there are fewer. Null without any run. */
export function movementOverRuns(points: readonly HistoryPoint[], count: number): Movement | null {
  return movementFrom(points, Math.max(0, points.length - 1 - count))
}

function movementFrom(points: readonly HistoryPoint[], start: number): Movement | null {
  const [from, to] = [points[start], points.at(-1)]
  if (from === undefined || to === undefined) {
    return null
  }
  return {
    from,
    to,
    delta: to.errors - from.errors,
    categories: partsOf(from.categories, to.categories),
    owners: partsOf(from.owners, to.owners),
    upgraded: points.slice(start).some(({ version }) => version !== from.version),
  }
}

function partsOf(before: Counts | undefined, now: Counts | undefined): readonly PartMovement[] | null {
  if (before === undefined || now === undefined) {
    return null
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  return names
    .map((name) => ({ name, errors: now[name] ?? 0, delta: (now[name] ?? 0) - (before[name] ?? 0) }))
    .filter(({ delta }) => delta !== 0)
    .sort((one, other) => Math.abs(other.delta) - Math.abs(one.delta) || compareText(one.name, other.name))
}
