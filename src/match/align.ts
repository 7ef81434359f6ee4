/**
 * Pairs two groups of equally good candidates: as many as the smaller group has, in order, with the
 * smallest total displacement. The choice does not depend on which group is the base.
 */

/** Above this many cells the members are paired in order from the start; the counts are the same. */
const maximalCells = 4_000_000

/**
 * Gives, for each member of the shorter group, the index of its partner in the longer one, ascending.
 * `cost` must not be negative; among equally cheap choices the earliest members of the longer group win.
 */
export function align(
  lengths: { readonly shorter: number; readonly longer: number },
  cost: (shorterIndex: number, longerIndex: number) => number,
): readonly number[] {
  const { shorter, longer } = lengths
  const slack = longer - shorter
  if (slack === 0 || shorter * (slack + 1) > maximalCells) {
    return Array.from({ length: shorter }, (_, index) => index)
  }
  // best[row, skip]: the cheapest way to pair rows 0…row when `row` takes index row + skip or an earlier one.
  const width = slack + 1
  const best = new Float64Array(shorter * width)
  for (let row = 0; row < shorter; row++) {
    let cheapest = Number.POSITIVE_INFINITY
    for (let skip = 0; skip <= slack; skip++) {
      const before = row === 0 ? 0 : (best[(row - 1) * width + skip] ?? 0)
      cheapest = Math.min(cheapest, before + cost(row, row + skip))
      best[row * width + skip] = cheapest
    }
  }
  const partners = new Array<number>(shorter)
  let skip = slack
  for (let row = shorter - 1; row >= 0; row--) {
    const start = row * width
    while (skip > 0 && best[start + skip - 1] === best[start + skip]) {
      skip--
    }
    partners[row] = row + skip
  }
  return partners
}
