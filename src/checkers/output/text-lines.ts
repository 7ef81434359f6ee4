/**
 * The lines of a text by their places: a line becomes a string only for who asks for it. Of a large output most lines are
 * looked at in the text.
 */
export class TextLines {
  readonly text: string
  readonly length: number
  /** Where each line starts, and where one after the last would. */
  private readonly starts: readonly number[]

  /** Lines end with `\n`; behind the last one there may be none. */
  constructor(text: string) {
    const starts = [0]
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
      starts.push(end + 1)
    }
    if (starts.at(-1) !== text.length) {
      starts.push(text.length + 1)
    }
    this.text = text
    this.starts = starts
    this.length = starts.length - 1
  }

  /** Empty before the first line and behind the last. */
  at(line: number): string {
    return line < this.length ? this.text.slice(this.startOf(line), this.endOf(line)) : ''
  }

  /** Where a line starts in the text; behind the text for a line after the last. */
  startOf(line: number): number {
    return this.starts[line] ?? this.text.length
  }

  /** Where its line break is. */
  endOf(line: number): number {
    return this.startOf(line + 1) - 1
  }

  /** From a line to before another. */
  slice(from: number, to: number): readonly string[] {
    const lines: string[] = []
    for (let line = from; line < Math.min(to, this.length); line++) {
      lines.push(this.at(line))
    }
    return lines
  }
}
