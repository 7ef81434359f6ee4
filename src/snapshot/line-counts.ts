/**
 * How often lines occur in many sources, whatever their indentation. Only lines that were asked for are counted, and kept as a
 * place in one of the sources, so that reading a large tree copies none of its text.
 */
import { isBlank } from '#model/characters.ts'
import type { LineStarts } from './scopes/line-starts.ts'

const fewest = 16

/** Numbers the texts of lines, without the white space around them, and counts how often each occurs. */
export class LineCounts {
  /** By number: one of the lines that have the text. */
  readonly #sources: string[] = []
  readonly #starts: number[] = []
  readonly #lengths: number[] = []
  readonly #hashes: number[] = []
  readonly #counts: number[] = []
  /** By the hash of a text, or behind where that is taken: its number plus one. At least half of the places are free. */
  #places = new Int32Array(fewest)

  /** Asks for a line, before anything is counted; gives the number of its text. */
  number(lines: LineStarts, line: number): number {
    const { source } = lines
    const start = trimmedStart(lines, line)
    const end = trimmedEnd(lines, line, start)
    const hash = hashOf(source, start, end)
    const slot = this.#slot(hash, source, { start, end })
    const known = this.#places[slot] ?? 0
    if (known > 0) {
      return known - 1
    }
    const own = this.#sources.push(source)
    this.#starts.push(start)
    this.#lengths.push(end - start)
    this.#hashes.push(hash)
    this.#counts.push(0)
    this.#places[slot] = own
    if (own * 2 > this.#places.length) {
      this.#grow()
    }
    return own - 1
  }

  /** Counts every line of one source. */
  add(lines: LineStarts): void {
    const { source } = lines
    for (let line = 1; line <= lines.count; line++) {
      const start = trimmedStart(lines, line)
      const end = trimmedEnd(lines, line, start)
      const place = this.#places[this.#slot(hashOf(source, start, end), source, { start, end })] ?? 0
      if (place > 0) {
        this.#counts[place - 1] = (this.#counts[place - 1] ?? 0) + 1
      }
    }
  }

  /** How many of the lines that were counted have a text, by its number. */
  of(number: number): number {
    return this.#counts[number] ?? 0
  }

  /** Where a part of a source is, or would be. */
  #slot(hash: number, source: string, part: { readonly start: number; readonly end: number }): number {
    const last = this.#places.length - 1
    let slot = hash & last
    for (;;) {
      const place = this.#places[slot] ?? 0
      if (place === 0 || (this.#hashes[place - 1] === hash && this.#isText(place - 1, source, part))) {
        return slot
      }
      slot = (slot + 1) & last
    }
  }

  #isText(
    number: number,
    source: string,
    { start, end }: { readonly start: number; readonly end: number },
  ): boolean {
    const [own, from] = [this.#sources[number] ?? '', this.#starts[number] ?? 0]
    if (this.#lengths[number] !== end - start) {
      return false
    }
    for (let at = start; at < end; at++) {
      if (source.charCodeAt(at) !== own.charCodeAt(from + at - start)) {
        return false
      }
    }
    return true
  }

  #grow(): void {
    const places = new Int32Array(this.#places.length * 2)
    for (const [number, hash] of this.#hashes.entries()) {
      let slot = hash & (places.length - 1)
      while (places[slot] !== 0) {
        slot = (slot + 1) & (places.length - 1)
      }
      places[slot] = number + 1
    }
    this.#places = places
  }
}

function trimmedStart(lines: LineStarts, line: number): number {
  const { source } = lines
  const end = lines.endOf(line)
  let start = lines.startOf(line)
  while (start < end && isBlank(source.charCodeAt(start))) {
    start += 1
  }
  return start
}

function trimmedEnd(lines: LineStarts, line: number, start: number): number {
  const { source } = lines
  let end = lines.endOf(line)
  while (end > start && isBlank(source.charCodeAt(end - 1))) {
    end -= 1
  }
  return end
}

function hashOf(source: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ source.charCodeAt(at), 0x01000193)
  }
  return hash ^ (hash >>> 15)
}
