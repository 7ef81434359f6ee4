/** Sums up when the lines of errors were last written. */

import { compareDiagnostics } from '#model/order.ts'
import type { Undated, WrittenAges, WrittenError } from '#model/written.ts'

/** Errors of a list that is shown. */
const shown = 20

/** `undated`: a reason for each error that has no date. */
export function writtenAges(dated: readonly WrittenError[], undated: readonly Undated[]): WrittenAges {
  const sorted = [...dated].sort(
    (one, other) =>
      one.written.time - other.written.time || compareDiagnostics(one.diagnostic, other.diagnostic),
  )
  const counts = new Map<string, { year: number; quarter: number; errors: number }>()
  for (const { written } of sorted) {
    const date = new Date(written.time * 1000)
    const [year, quarter] = [date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) + 1]
    const count = counts.get(`${year} ${quarter}`)
    if (count === undefined) {
      counts.set(`${year} ${quarter}`, { year, quarter, errors: 1 })
    } else {
      count.errors += 1
    }
  }
  const reasons = new Map<Undated, number>()
  // Files end in no order of their own.
  for (const reason of [...undated].sort()) {
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return {
    total: dated.length + undated.length,
    oldest: sorted.slice(0, shown),
    orBefore: dated.filter(({ orBefore }) => orBefore).length,
    quarters: [...counts.values()],
    undated: reasons,
  }
}
