/** Ascending row numbers as small numbers, which pack well. */

/** Each the distance from the one before, the first from -1. */
export function distances(ascending: readonly number[]): readonly number[] {
  return ascending.map((row, index) => row - (ascending[index - 1] ?? -1))
}
