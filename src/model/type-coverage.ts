/** How much of the code has types, where the checker counts it. */

/** Parts with a type, of all parts that were counted. `typed` is at most `all`. */
export interface TypeCoverage {
  /** What the checker counts. */
  readonly unit: 'expressions' | 'lines'
  readonly typed: number
  readonly all: number
}
