/** Which news a summary holds: what was crossed, and what grew, between the two runs that it compares. */
import type { CheckSummary, Movement, News, Summary } from '#model/summary.ts'

/** In the order of their weight. */
export function newsOf({ checks }: Pick<Summary, 'checks'>): readonly News[] {
  const kinds: readonly News[] = ['limit', 'target', 'regression']
  return kinds.filter((kind) => checks.some((check) => isNews(kind, check)))
}

function isNews(kind: News, { movement, limit, target }: CheckSummary): boolean {
  if (movement === null) {
    return false
  }
  switch (kind) {
    case 'limit':
      return limit !== null && crossing(movement, limit) !== null
    case 'target':
      return target !== null && crossing(movement, target.errors) !== null
    case 'regression':
      return movement.delta > 0
  }
}

/** Whether a number that must not be exceeded was passed on the way; null: it was not. */
export function crossing(
  { from, to }: Pick<Movement, 'from' | 'to'>,
  most: number,
): 'above' | 'below' | null {
  const [before, now] = [from.errors > most, to.errors > most]
  return before === now ? null : now ? 'above' : 'below'
}
