/** Random numbers that come again with the same seed. */

/** What mutations choose with. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`; 0 when there is nothing to choose from. */
  readonly below: (below: number) => number
  readonly pick: <Value>(values: readonly [Value, ...Value[]]) => Value
}

/** mulberry32, by Tommy Ettinger (public domain). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => (limit < 1 ? 0 : Math.floor(next() * limit))
  return { below, pick: (values) => values[below(values.length)] ?? values[0] }
}
