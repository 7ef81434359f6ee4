/** Which known words a misspelled one was probably meant to be. */
import { compareText } from './order.ts'

const most = 5

/**
 * Nearest first, at most five. Near means that few letters differ, in either case, or that one holds the other;
 * empty when nothing is.
 */
export function nearWords(word: string, known: readonly string[]): readonly string[] {
  const wanted = word.toLowerCase()
  return [...new Set(known)]
    .map((each) => ({ each, distance: distanceOf(wanted, each.toLowerCase()) }))
    .filter(({ each, distance }) => distance <= Math.max(1, Math.floor(each.length / 4)))
    .sort((a, b) => a.distance - b.distance || compareText(a.each, b.each))
    .slice(0, most)
    .map(({ each }) => each)
}

/** Letters to insert, delete, replace or swap with their neighbour; one that holds the other counts as a single change. */
function distanceOf(one: string, other: string): number {
  if (one === other) {
    return 0
  }
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length > 2 && long.includes(short)) {
    return 1
  }
  let earlier: readonly number[] = []
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1]
    for (const [column, match] of [...other].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === match ? 0 : 1)
      const isSwap = row > 0 && column > 0 && letter === other[column - 1] && match === one[row - 1]
      const swapped = isSwap ? (earlier[column - 1] ?? 0) + 1 : replaced
      current.push(Math.min(replaced, swapped, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    earlier = previous
    previous = current
  }
  return previous.at(-1) ?? 0
}
