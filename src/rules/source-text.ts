/** A source file as fixes read it: by lines that are counted as checkers count them. */

const lineBreak = /\r\n|\n|\r/g
const mark = '\uFEFF'

/** One line without its line break. `start` is its offset in the text, `next` that of the line after it. */
export interface SourceLine {
  readonly text: string
  readonly start: number
  readonly next: number
}

/** Lines are 1-based; a byte order mark belongs to no line. */
export class SourceText {
  readonly text: string
  readonly #lines: readonly SourceLine[]

  constructor(text: string) {
    this.text = text
    const lines: SourceLine[] = []
    let start = text.startsWith(mark) ? mark.length : 0
    for (const { 0: end, index } of text.matchAll(lineBreak)) {
      lines.push({ text: text.slice(start, index), start, next: index + end.length })
      start = index + end.length
    }
    lines.push({ text: text.slice(start), start, next: text.length })
    this.#lines = lines
  }

  /** null behind the end. */
  line(number: number): SourceLine | null {
    return this.#lines[number - 1] ?? null
  }

  /** Of the first line: behind a byte order mark. */
  get start(): number {
    return this.#lines[0]?.start ?? 0
  }

  get lines(): readonly SourceLine[] {
    return this.#lines
  }

  /** What the file ends its lines with: that of its first one. */
  get lineEnd(): string {
    return /\r\n|\n|\r/.exec(this.text)?.[0] ?? '\n'
  }
}
