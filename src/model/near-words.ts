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
export function distanceOf(one: string, other: string): number {
  if (one === other) {
    return 0
  }
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length > 2 && long.includes(short)) {
    return 1
  }
  const rows: number[][] = []
  for (let row = 0; row <= one.length; row += 1) {
    rows.push([])
    for (let column = 0; column <= other.length; column += 1) {
      rows[row]?.push(cellOf(rows, { one: one.slice(0, row), other: other.slice(0, column) }))
    }
  }
  return rows[one.length]?.[other.length] ?? 0
}

/** The distance of two beginnings, from those of all shorter ones. */
function cellOf(
  rows: readonly (readonly number[])[],
  { one, other }: { readonly one: string; readonly other: string },
): number {
  if (one === '' || other === '') {
    return one.length + other.length
  }
  const at = (less: number, otherLess: number): number =>
    rows[one.length - less]?.[other.length - otherLess] ?? 0
  const isSwap =
    one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)
  const kept = one.at(-1) === other.at(-1) ? at(1, 1) : at(1, 1) + 1
  return Math.min(at(1, 0) + 1, at(0, 1) + 1, kept, isSwap ? at(2, 2) + 1 : kept)
}
