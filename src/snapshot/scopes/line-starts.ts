/** Turns an offset into a 1-based line. What ends a line is the language's business, not decided here. */

/** The first offset of every line of one source. */
export class LineStarts {
  readonly #starts: number[] = [0]

  /** `breaks` must be global and match one line end at a time. */
  constructor(source: string, breaks: RegExp) {
    for (const found of source.matchAll(breaks)) {
      this.#starts.push(found.index + found[0].length)
    }
  }

  get count(): number {
    return this.#starts.length
  }

  /** The first offset of a line; of one that is not there the source's. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? 0
  }

  /** The last line that starts at or before the offset. */
  lineOf(offset: number): number {
    let low = 0
    let high = this.#starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] ?? 0) <= offset) {
        low = middle
      } else {
        high = middle
      }
    }
    return low + 1
  }
}
