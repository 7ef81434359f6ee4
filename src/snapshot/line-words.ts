/** What lines say, wherever they stand: each different text is read once. */
import type { Digest } from '#model/digest.ts'
import { letters, longestLine, ownWords, wordSketch } from '#model/line-words.ts'
import { quotedNames } from '#model/quoted-names.ts'
import type { LineCounts } from './line-counts.ts'
import type { LineStarts } from './scopes/line-starts.ts'

/** Of one line. */
export interface SaidByLine {
  /** Over the line without any white space; null for a blank one. */
  readonly digest: number | null
  readonly words: ReadonlySet<string>
  /** How many letters its words have. */
  readonly letters: number
  readonly sketch: number
}

const nothing: SaidByLine = { digest: null, words: new Set(), letters: 0, sketch: 0 }

/** One for all sources that are read together. */
export class LineWords {
  readonly #counts: LineCounts
  readonly #digest: Digest
  /** By the number of a text. */
  readonly #said: SaidByLine[] = []
  readonly #names = new Map<string, readonly string[]>()

  constructor(counts: LineCounts, digest: Digest) {
    this.#counts = counts
    this.#digest = digest
  }

  /** Of a line with the number of its text; -1 for a line that is not there. */
  at(lines: LineStarts, line: number, number: number): SaidByLine {
    if (number === -1) {
      return nothing
    }
    // Of a longer one not all words count, and fewer of them the further it is indented.
    if (lines.endOf(line) - lines.startOf(line) > longestLine) {
      return this.#read(lines.text(line))
    }
    const said = this.#said[number] ?? this.#read(lines.text(line))
    this.#said[number] = said
    return said
  }

  #read(text: string): SaidByLine {
    const words = ownWords(text)
    const squeezed = text.replace(/\s+/g, '')
    return {
      digest: squeezed === '' ? null : this.digest(squeezed),
      words,
      letters: letters(words),
      sketch: wordSketch(words),
    }
  }

  /** How many lines of all sources have a text, by its number; at least the one that was asked for. */
  timesOf(number: number): number {
    return this.#counts.of(number) || 1
  }

  /** As a number of 48 bits. */
  digest(text: string): number {
    return Number.parseInt(this.#digest(text), 16)
  }

  /** {@link quotedNames}, read once for each message. */
  namesIn(message: string): readonly string[] {
    const names = this.#names.get(message) ?? quotedNames(message)
    this.#names.set(message, names)
    return names
  }
}
