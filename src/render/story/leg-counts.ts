/** Errors by leg of a matrix. */
import type { Comparison } from '#model/comparison.ts'

/** The errors that one leg found. */
export interface LegCount {
  readonly leg: string
  readonly base: number
  readonly head: number
  readonly new: number
}

type Counts = { -readonly [Key in Exclude<keyof LegCount, 'leg'>]: number }

/** `all`: the legs of this run, sorted and joined by `, `; without several there is nothing to tell apart. */
export function legCounts({ kept, new: added, fixed }: Comparison, all: string | null): readonly LegCount[] {
  const counts = new Map<string, Counts>(
    (all ?? '').split(', ').map((leg) => [leg, { base: 0, head: 0, new: 0 }]),
  )
  if (counts.size < 2) {
    return []
  }
  const add = (
    { legs, severity }: { readonly legs?: string; readonly severity: string },
    keys: readonly (keyof Counts)[],
  ): void => {
    for (const leg of severity === 'error' ? (legs ?? '').split(', ') : []) {
      const own = counts.get(leg)
      if (own !== undefined) {
        for (const key of keys) {
          own[key] += 1
        }
      }
    }
  }
  for (const { base, head } of kept) {
    add(base, ['base'])
    add(head, ['head'])
  }
  for (const { diagnostic } of added) {
    add(diagnostic, ['head', 'new'])
  }
  for (const { diagnostic } of fixed) {
    add(diagnostic, ['base'])
  }
  return [...counts].map(([leg, own]) => ({ leg, ...own }))
}
