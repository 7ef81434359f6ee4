/** Room for texts of different lengths: the short ones get what they need, the long ones the same each. */

/** One number for each length; together at most `room`, and nothing is left over while a text is cut. */
export function fairShares(lengths: readonly number[], room: number): readonly number[] {
  const shares = lengths.map(() => 0)
  const byLength = lengths.map((length, index) => ({ length, index })).sort((a, b) => a.length - b.length)
  let left = Math.max(0, room)
  for (const [done, { length, index }] of byLength.entries()) {
    const share = Math.min(length, Math.floor(left / (byLength.length - done)))
    shares[index] = share
    left -= share
  }
  return shares
}
