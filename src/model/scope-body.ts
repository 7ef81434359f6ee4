/**
 * What a function or class is made of, without its text: enough of its lines to tell whether another one is the same,
 * moved or renamed, or only shares a line with it.
 */
import { wordEnd, wordFrom } from './characters.ts'

/** So many are kept of one body: the same ones of equal bodies, in every program. */
const most = 16
/** A body of fewer says too little. */
const fewest = 8
/** Hexadecimal digits of each. */
const digits = 5
const numbers = 16 ** digits

/** Offsets of a text; `end` is just past the last character. */
export interface TextPart {
  readonly start: number
  readonly end: number
}

/** The words of a text by number, so that what stands in it can be sketched part by part and each word is read once. */
export class BodyWords {
  readonly #starts: number[] = []
  readonly #hashes: number[] = []

  /** Those of these parts, which ascend. No word may be in two. */
  constructor(text: string, parts: readonly TextPart[]) {
    for (const { start, end } of parts) {
      let at = wordFrom(text, start, end)
      while (at < end) {
        const behind = wordEnd(text, at, end)
        this.#starts.push(at)
        this.#hashes.push(hashOf(text, at, behind))
        at = wordFrom(text, behind, end)
      }
    }
  }

  /**
   * A number for each three words in a row of these parts, whatever lies between them: layout, brackets and quotes don't count. The
   * least of these numbers, each once, as text; null where there are too few. No word may be partly in one.
   */
  sketch(parts: readonly TextPart[]): string | null {
    const least = new LeastNumbers()
    let [before, last] = [0, 0]
    for (const { start, end } of parts) {
      for (let word = this.#firstFrom(start); (this.#starts[word] ?? end) < end; word++) {
        const hash = this.#hashes[word] ?? 0
        if (before !== 0) {
          least.add(mixed(before, last, hash))
        }
        before = last
        last = hash
      }
    }
    return least.sketch()
  }

  #firstFrom(offset: number): number {
    let [low, high] = [0, this.#starts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] ?? 0) < offset) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash
}

function mixed(before: number, last: number, hash: number): number {
  const sum = Math.imul(before, 31) + Math.imul(last, 17) + hash
  const spread = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d)
  return ((spread ^ (spread >>> 13)) >>> 0) % numbers
}

/** As many of the least numbers as a sketch has, ascending, each once. */
class LeastNumbers {
  private readonly numbers: number[] = []

  add(number: number): void {
    const { numbers } = this
    if (numbers.length === most && number >= (numbers[most - 1] ?? 0)) {
      return
    }
    let at = numbers.length
    while (at > 0 && (numbers[at - 1] ?? 0) >= number) {
      at -= 1
    }
    if (numbers[at] !== number) {
      numbers.splice(at, 0, number)
      numbers.length = Math.min(numbers.length, most)
    }
  }

  sketch(): string | null {
    const { numbers } = this
    return numbers.length < fewest
      ? null
      : numbers.map((number) => number.toString(16).padStart(digits, '0')).join('')
  }
}

/** The lines of a sketch, ascending. */
export function sketchLines(sketch: string): readonly number[] {
  const lines: number[] = []
  for (let at = 0; at + digits <= sketch.length; at += digits) {
    lines.push(Number.parseInt(sketch.slice(at, at + digits), 16))
  }
  return lines
}

/** How much of two bodies is in both, from 0 to 1, by what both sketches must have. */
export interface SharedBody {
  /** Of the smaller one. */
  readonly smaller: number
  /** Of both together. */
  readonly whole: number
}

export function sharedBody(a: readonly number[], b: readonly number[]): SharedBody {
  const end = Math.min(endOf(a), endOf(b))
  const own = a.filter((line) => line <= end)
  const others = new Set(b.filter((line) => line <= end))
  const common = own.filter((line) => others.has(line)).length
  return {
    smaller: common / Math.max(1, Math.min(own.length, others.size)),
    whole: common / Math.max(1, own.length + others.size - common),
  }
}

/** Up to where a sketch has every line of its body. */
function endOf(lines: readonly number[]): number {
  return lines.length < most ? Number.POSITIVE_INFINITY : (lines.at(-1) ?? 0)
}
