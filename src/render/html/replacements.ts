/** Which fixed entry each replacing one stands in for, so that both can be read side by side. */
import type { Entry } from './entries.ts'

/**
 * Pairs of row numbers: a new one and a fixed one of the same file, each the nearest by rule first and then by
 * line; -1 where the other side stands in another file.
 */
export function replacements(entries: readonly Entry[]): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  const fixed = new Map<string, Set<number>>()
  for (const [row, { status, replaced, diagnostic }] of entries.entries()) {
    if (replaced && status === 'fixed') {
      fixed.set(diagnostic.path, (fixed.get(diagnostic.path) ?? new Set()).add(row))
    }
  }
  for (const [row, entry] of entries.entries()) {
    if (entry.replaced && entry.status === 'new') {
      const free = fixed.get(entry.diagnostic.path) ?? new Set<number>()
      const partner = nearest(entries, entry, free)
      free.delete(partner)
      pairs.push([row, partner])
    }
  }
  for (const rows of fixed.values()) {
    for (const row of rows) {
      pairs.push([-1, row])
    }
  }
  return pairs
}

function nearest(entries: readonly Entry[], { diagnostic }: Entry, rows: ReadonlySet<number>): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const row of rows) {
    const other = entries[row]?.diagnostic
    if (other !== undefined) {
      const cost = Math.abs(other.line - diagnostic.line) + (other.code === diagnostic.code ? 0 : 1e6)
      if (cost < least) {
        least = cost
        best = row
      }
    }
  }
  return best
}
