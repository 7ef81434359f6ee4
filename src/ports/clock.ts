/** Time, for waiting only: nothing that is shown or stored depends on it. */

/** Milliseconds on a clock that never goes back. */
export interface Clock {
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
}
