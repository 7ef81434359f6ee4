/** Errors by leg of a matrix. */
import type { Counts, Tally } from './tally.ts'

/** The errors that one leg found. */
export interface LegCount extends Readonly<Counts> {
  readonly leg: string
}

/** `all`: the legs of this run, sorted and joined by `, `; without several there is nothing to tell apart. */
export function legCounts({ byLegs }: Tally, all: string | null): readonly LegCount[] {
  const names = (all ?? '').split(', ')
  return names.length < 2
    ? []
    : names.map((leg) => {
        const sum = { base: 0, head: 0, new: 0, fixed: 0 }
        for (const [legs, counts] of byLegs) {
          if (legs.split(', ').includes(leg)) {
            sum.base += counts.base
            sum.head += counts.head
            sum.new += counts.new
            sum.fixed += counts.fixed
          }
        }
        return { leg, ...sum }
      })
}
