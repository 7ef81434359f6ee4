/**
 * How often lines occur in many sources, whatever their indentation. Only lines that were asked for are counted, so that reading a
 * large tree keeps none of its text.
 */
import { isBlank } from '#model/characters.ts'
import type { LineStarts } from './scopes/line-starts.ts'

/** At least so many places for each line, so that a free one is near. */
const room = 2
const fewest = 16

/** Counts of the lines that it was made for. */
export class LineCounts {
  readonly #texts: readonly string[]
  readonly #counts: Int32Array
  /** By the hash of a text, or behind where that is taken: its place in the texts plus one. */
  readonly #places: Int32Array

  /** Lines without the white space around them. */
  constructor(wanted: ReadonlySet<string>) {
    this.#texts = [...wanted]
    this.#counts = new Int32Array(wanted.size)
    this.#places = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(fewest, room * wanted.size))))
    for (const [index, text] of this.#texts.entries()) {
      this.#places[this.#slot(text, 0, text.length)] = index + 1
    }
  }

  /** Counts every line of one source. */
  add(lines: LineStarts): void {
    const { source } = lines
    for (let line = 1; line <= lines.count; line++) {
      let [start, end] = [lines.startOf(line), lines.endOf(line)]
      while (start < end && isBlank(source.charCodeAt(start))) {
        start += 1
      }
      while (end > start && isBlank(source.charCodeAt(end - 1))) {
        end -= 1
      }
      const place = this.#places[this.#slot(source, start, end)] ?? 0
      if (place > 0) {
        this.#counts[place - 1] = (this.#counts[place - 1] ?? 0) + 1
      }
    }
  }

  /** 0 for a line that was not asked for. */
  of(text: string): number {
    const place = this.#places[this.#slot(text, 0, text.length)] ?? 0
    return place === 0 ? 0 : (this.#counts[place - 1] ?? 0)
  }

  /** Where a part of a source is, or would be. */
  #slot(source: string, start: number, end: number): number {
    const last = this.#places.length - 1
    let slot = hashOf(source, start, end) & last
    for (;;) {
      const place = this.#places[slot] ?? 0
      if (place === 0 || isText(this.#texts[place - 1] ?? '', source, { start, end })) {
        return slot
      }
      slot = (slot + 1) & last
    }
  }
}

function isText(
  text: string,
  source: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return end - start === text.length && source.startsWith(text, start)
}

function hashOf(source: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ source.charCodeAt(at), 0x01000193)
  }
  return hash ^ (hash >>> 15)
}
