/** The form of a series of runs: inside a snapshot, and as a file of its own. */
import * as v from 'valibot'
import type { Counts, HistoryPoint } from '#model/history.ts'
import { compareText } from '#model/order.ts'
import { snapshotLimits } from './limits.ts'
import { storedCommit } from './stored-commit.ts'

const shortText = v.pipe(v.string(), v.maxLength(200))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const counts = v.pipe(v.record(shortText, count), v.maxEntries(100))

const storedPoints = v.array(
  v.object({
    commit: storedCommit,
    time: v.pipe(v.number(), v.safeInteger()),
    errors: count,
    version: v.nullable(shortText),
    configuration: v.exactOptional(shortText),
    accepted: v.exactOptional(count),
    categories: v.exactOptional(counts),
    owners: v.exactOptional(counts),
  }),
)

/** What a reader accepts as the series in a snapshot. */
export const storedHistory: v.GenericSchema<unknown, readonly HistoryPoint[]> = v.pipe(
  storedPoints,
  v.maxLength(snapshotLimits.history),
  v.readonly(),
)

/** What a reader accepts as a series in a file of its own. */
export const keptHistory: v.GenericSchema<unknown, readonly HistoryPoint[]> = v.pipe(
  storedPoints,
  v.maxLength(snapshotLimits.keptHistory),
  v.readonly(),
)

/** Fields in one order, whatever order the value has them in. */
export function storableHistory(points: readonly HistoryPoint[]): readonly HistoryPoint[] {
  return points.map(({ commit, time, errors, version, configuration, accepted, categories, owners }) => ({
    commit,
    time,
    errors,
    version,
    ...(configuration === undefined ? {} : { configuration }),
    ...(accepted === undefined ? {} : { accepted }),
    ...(categories === undefined ? {} : { categories: sortedCounts(categories) }),
    ...(owners === undefined ? {} : { owners: sortedCounts(owners) }),
  }))
}

function sortedCounts(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => compareText(a, b)))
}
