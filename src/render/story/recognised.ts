/** Errors that a simpler comparison would have called new: kept although their file or wording changed. */
import type { Comparison } from '#model/comparison.ts'

/** Counts of errors. */
export interface Recognised {
  readonly otherFile: number
  readonly otherWords: number
}

/** Shifted lines are not counted: they are no news. */
export function recognised({ kept }: Comparison): Recognised {
  let otherFile = 0
  let otherWords = 0
  for (const { base, head, tier } of kept) {
    if (head.severity === 'error') {
      otherFile += base.path === head.path ? 0 : 1
      otherWords += tier === 'reworded' && base.path === head.path ? 1 : 0
    }
  }
  return { otherFile, otherWords }
}
