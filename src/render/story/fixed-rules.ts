/** What was fixed, by rule: the most frequent first. */
import type { Unpaired } from '#model/comparison.ts'
import { compareText } from '#model/order.ts'

/** How many findings of one rule are gone; `code` is null for those without one. */
export interface RuleCount {
  readonly code: string | null
  readonly count: number
}

/** Equal counts by code. */
export function ruleCounts(entries: Iterable<Unpaired>): readonly RuleCount[] {
  const counts = new Map<string | null, number>()
  for (const { diagnostic } of entries) {
    counts.set(diagnostic.code, (counts.get(diagnostic.code) ?? 0) + 1)
  }
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || compareText(a.code ?? '', b.code ?? ''))
}
