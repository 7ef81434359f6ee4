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
  const rows: number[][] = []
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let row = 0; row <= one.length; row += 1) {
    rows.push([row])
    for (let column = 1; column <= other.length; column += 1) {
      const place = { row, column }
      const changed = row === 0 ? at(row, column - 1) : Math.min(at(row - 1, column), at(row, column - 1))
      const kept = sameLetter(one, other, place) ? at(row - 1, column - 1) : Number.POSITIVE_INFINITY
      const replaced = row === 0 ? Number.POSITIVE_INFINITY : at(row - 1, column - 1) + 1
      const swapped = isSwap(one, other, place) ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY
      rows[row]?.push(Math.min(changed + 1, kept, replaced, swapped))
    }
  }
  return at(one.length, other.length)
}

/** How many letters of each word count so far. */
interface Place {
  readonly row: number
  readonly column: number
}

function sameLetter(one: string, other: string, { row, column }: Place): boolean {
  return row > 0 && one[row - 1] === other[column - 1]
}

/** Whether the last two letters are the same two in another order. */
function isSwap(one: string, other: string, { row, column }: Place): boolean {
  return row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
}
