/** Which known rules a code was probably meant to be. */
import { compareText } from '#model/order.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { knownRules } from './rule-knowledge.ts'

const most = 5

/**
 * Nearest first, at most five. Near means that few letters differ, in either case, or that one holds the other;
 * empty when nothing is.
 */
export function nearRules(checkers: readonly CheckerName[], code: string): readonly string[] {
  const wanted = code.toLowerCase()
  const known = [...new Set(checkers.flatMap(knownRules))]
  return known
    .map((rule) => ({ rule, distance: distanceOf(wanted, rule.toLowerCase()) }))
    .filter(({ rule, distance }) => distance <= Math.max(1, Math.floor(rule.length / 4)))
    .sort((a, b) => a.distance - b.distance || compareText(a.rule, b.rule))
    .slice(0, most)
    .map(({ rule }) => rule)
}

/** Letters to insert, delete or replace; one that holds the other counts as a single change. */
function distanceOf(one: string, other: string): number {
  if (one === other) {
    return 0
  }
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length > 2 && long.includes(short)) {
    return 1
  }
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1]
    for (const [column, match] of [...other].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === match ? 0 : 1)
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    previous = current
  }
  return previous.at(-1) ?? 0
}
