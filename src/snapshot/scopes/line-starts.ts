/** The lines of a source: where each begins, and which one an offset is in. Keeps no copy of their texts. */

/** What ends a line: what ends one in every file, or U+2028 and U+2029 too, as in JavaScript. */
export type LineBreaks = 'plain' | 'script'

const lineFeed = 0x0a
const carriageReturn = 0x0d
const lineSeparator = 0x2028
const paragraphSeparator = 0x2029

/** The first offset of every line of one source. Lines count from 1. */
export class LineStarts {
  readonly source: string
  readonly #starts: number[] = [0]

  constructor(source: string, breaks: LineBreaks) {
    this.source = source
    const separators = breaks === 'script'
    for (let at = 0; at < source.length; at++) {
      const unit = source.charCodeAt(at)
      const ends =
        unit === lineFeed ||
        (unit === carriageReturn && source.charCodeAt(at + 1) !== lineFeed) ||
        (separators && (unit === lineSeparator || unit === paragraphSeparator))
      if (ends) {
        this.#starts.push(at + 1)
      }
    }
  }

  get count(): number {
    return this.#starts.length
  }

  /** The first offset of a line; of one that is not there the source's. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? 0
  }

  /** Just past a line, without what ends it. */
  endOf(line: number): number {
    const next = this.#starts[line]
    if (next === undefined) {
      return this.source.length
    }
    const isPair =
      this.source.charCodeAt(next - 1) === lineFeed && this.source.charCodeAt(next - 2) === carriageReturn
    return next - (isPair ? 2 : 1)
  }

  /** Without what ends it; empty for a line that is not there. */
  text(line: number): string {
    return line < 1 || line > this.count ? '' : this.source.slice(this.startOf(line), this.endOf(line))
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
