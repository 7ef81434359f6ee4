/**
 * Which lines behind the first one belong to a message: those that tsc indents, and those inside of a quote. It prints a
 * template literal type, and a name in quotes, with the line breaks that they have.
 */
import { readPlainHead, readPrettyHead } from './report.ts'

/** Two spaces a level, never another blank. */
const indented = /^(?: {2})+\S/
/** A backtick, or a quote that is no apostrophe within a word. */
const quotes = /`|(?<!\w)'|'(?!\w)/g

/** A quote that is open for longer is none: tsc cuts a long type off, and its quote with it. */
const mostLines = 200

/** The lines from `start` on that belong to a message with this first line. */
export function messageLines(first: string, lines: readonly string[], start: number): readonly string[] {
  const open = new OpenQuotes(first)
  let end = start
  for (let next = start; ; end = next) {
    next = indented.test(lines[end] ?? '') ? end + 1 : open.endIn(lines, end)
    if (next === end) {
      return lines.slice(start, end)
    }
    for (const line of lines.slice(end, next)) {
      open.add(line)
    }
  }
}

/** The same without those that are indented: the message of a related place has its own depth. */
export function quotedLines(first: string, lines: readonly string[], start: number): readonly string[] {
  return lines.slice(start, new OpenQuotes(first).endIn(lines, start))
}

/** How many quotes of a message stand open, line by line. */
class OpenQuotes {
  private readonly counts = { backticks: 0, quotes: 0 }

  constructor(first: string) {
    this.add(first)
  }

  add(line: string): void {
    for (const [mark] of line.matchAll(quotes)) {
      this.counts[mark === '`' ? 'backticks' : 'quotes'] += 1
    }
  }

  /** Behind the line that closes all of them; `start` when none is open or none closes before another finding. */
  endIn(lines: readonly string[], start: number): number {
    const ahead = new OpenQuotes('')
    Object.assign(ahead.counts, this.counts)
    const last = Math.min(lines.length, start + mostLines)
    let end = start
    for (; ahead.isOpen && end < last && !isHead(lines[end] ?? ''); end += 1) {
      ahead.add(lines[end] ?? '')
    }
    return ahead.isOpen ? start : end
  }

  private get isOpen(): boolean {
    return this.counts.backticks % 2 === 1 || this.counts.quotes % 2 === 1
  }
}

function isHead(line: string): boolean {
  return readPlainHead(line) !== null || readPrettyHead(line) !== null
}
