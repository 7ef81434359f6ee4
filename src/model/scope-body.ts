/**
 * What a function or class is made of, without its text: enough of its lines to tell whether another one is the same,
 * moved or renamed, or only shares a line with it.
 */

/** So many are kept of one body: the same ones of equal bodies, in every program. */
const most = 16
/** A body of fewer says too little. */
const fewest = 8
/** Hexadecimal digits of each. */
const digits = 5
const word = /[\p{L}\p{N}_$]+/gu

/** A number for each three words in a row, whatever lies between them: layout, brackets and quotes don't count. */
export function shinglesOf(text: string): readonly number[] {
  const numbers: number[] = []
  let [before, last] = [0, 0]
  for (const [found] of text.matchAll(word)) {
    let hash = 0x811c9dc5
    for (let index = 0; index < found.length; index++) {
      hash = Math.imul(hash ^ found.charCodeAt(index), 0x01000193)
    }
    if (before !== 0) {
      const mixed = Math.imul(before, 31) + Math.imul(last, 17) + hash
      const spread = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
      numbers.push(((spread ^ (spread >>> 13)) >>> 0) % 16 ** digits)
    }
    before = last
    last = hash
  }
  return numbers
}

/** The least of these numbers, each once, as text; null for none. */
export function bodySketch(lines: Iterable<number>): string | null {
  const least = [...new Set(lines)].sort((a, b) => a - b).slice(0, most)
  return least.length < fewest ? null : least.map((line) => line.toString(16).padStart(digits, '0')).join('')
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
