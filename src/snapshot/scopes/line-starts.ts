/** The lines of a source: where each begins, and which one an offset is in. Keeps no copy of their texts. */

import { isBlank } from '#model/characters.ts'

/** What ends a line: what ends one in every file, or U+2028 and U+2029 too, as in JavaScript. */
export type LineBreaks = 'plain' | 'script'

const lineFeed = 0x0a
const carriageReturn = 0x0d
const lineSeparator = 0x2028
const paragraphSeparator = 0x2029

/** The first offset of every line of one source. Lines count from 1. */
export class LineStarts {
  readonly source: string
  readonly #starts: readonly number[]

  constructor(source: string, breaks: LineBreaks) {
    this.source = source
    const plain = !source.includes('\r') && (breaks === 'plain' || !hasSeparators(source))
    this.#starts = plain ? startsOf(source) : startsOfAny(source, breaks === 'script')
  }

  /** The lines of the same source by other line breaks. */
  brokenAt(breaks: LineBreaks): LineStarts {
    return breaks === 'plain' || !hasSeparators(this.source) ? this : new LineStarts(this.source, breaks)
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

  /** Whether a line has nothing but white space. */
  isBlank(line: number): boolean {
    const end = this.endOf(line)
    let at = this.startOf(line)
    while (at < end && isBlank(this.source.charCodeAt(at))) {
      at += 1
    }
    return at >= end
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

function hasSeparators(source: string): boolean {
  return source.includes('\u2028') || source.includes('\u2029')
}

/** Where a line feed alone ends a line. */
function startsOf(source: string): readonly number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) {
    starts.push(at + 1)
  }
  return starts
}

function startsOfAny(source: string, separators: boolean): readonly number[] {
  const starts = [0]
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    const ends =
      unit === lineFeed ||
      (unit === carriageReturn && source.charCodeAt(at + 1) !== lineFeed) ||
      (separators && (unit === lineSeparator || unit === paragraphSeparator))
    if (ends) {
      starts.push(at + 1)
    }
  }
  return starts
}
