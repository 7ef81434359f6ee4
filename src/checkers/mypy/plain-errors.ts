/**
 * Reads the line that nearly all of mypy's lines are, an error in a Python file with a code and nothing behind it. Adds what
 * the general reader (`mypy-lines.ts`) would add, only sooner: a line is cut where its numbers end, and what stands before and
 * behind them is read once, however many lines have it.
 */
import { ruleCode } from '#model/ids.ts'
import type { RawTableBuilder, RawWords } from '#model/raw-table.ts'
import type { TextLines } from '../output/text-lines.ts'
import type { MypyTally } from './report.ts'

/** Without colon or quote. */
const pythonFile = /^[^\s":][^":]*\.py$/
/** The code at the very end. */
const wordsAtEnd = /^ error: (.*) {2}\[([a-z][a-z0-9-]*)\]$/
const zero = '0'.charCodeAt(0)
const colon = ':'.charCodeAt(0)
const space = ' '.charCodeAt(0)
/** So many digits are a position that a table can hold; a longer one is left to the general reader. */
const maximalDigits = 9

/** Reads the lines of one text, in order. */
export class PlainErrors {
  private readonly table: RawTableBuilder
  private readonly tally: MypyTally
  /** The file of the last error, with the colon behind it: most errors share it. */
  private printedFile = ''
  private file = -1
  /** By everything behind the numbers. */
  private readonly words = new Map<string, RawWords>()
  private lastTail = ''
  /** null for what has to be read in general. */
  private lastWords: RawWords | null = null
  /** Behind the colon after the last number read. */
  private at = 0

  constructor(table: RawTableBuilder, tally: MypyTally) {
    this.table = table
    this.tally = tally
  }

  /** Adds the errors from a line on, up to the first line that the general reader has to be asked about, and gives that line. */
  addFrom(lines: TextLines, first: number): number {
    const { text } = lines
    let next = first
    while (next < lines.length) {
      const end = lines.endOf(next)
      // A source excerpt may be behind it.
      if (text.charCodeAt(end + 1) === space || !this.add(text, lines.startOf(next), end)) {
        break
      }
      next += 1
    }
    return next
  }

  private add(text: string, start: number, end: number): boolean {
    const known = this.printedFile !== '' && text.startsWith(this.printedFile, start)
    if (!known && !this.readFile(text.slice(start, end))) {
      return false
    }
    this.at = start + this.printedFile.length
    const line = this.number(text)
    const column = this.number(text)
    const ended = column !== -1 && text.charCodeAt(this.at) !== space
    const endLine = ended ? this.number(text) : 0
    const endColumn = ended ? this.number(text) : 0
    const words = this.wordsIn(text, end)
    if (line === -1 || endLine === -1 || endColumn === -1 || words === null) {
      return false
    }
    this.table.addAt({ file: this.file, line, column: column === -1 ? 1 : column, endLine, endColumn }, words)
    this.tally.addError(this.printedFile)
    return true
  }

  private readFile(line: string): boolean {
    const end = line.indexOf(':')
    const file = line.slice(0, Math.max(end, 0))
    if (!pythonFile.test(file)) {
      return false
    }
    this.printedFile = line.slice(0, end + 1)
    this.file = this.table.files.of(file)
    return true
  }

  /** The number with a colon behind it that starts here, or -1. */
  private number(text: string): number {
    let value = 0
    let at = this.at
    for (let code = text.charCodeAt(at); code >= zero && code < zero + 10; code = text.charCodeAt(at)) {
      value = value * 10 + code - zero
      at += 1
    }
    const digits = at - this.at
    if (digits === 0 || digits > maximalDigits || text.charCodeAt(at) !== colon) {
      return -1
    }
    this.at = at + 1
    return value
  }

  /** Half of all errors say what the error before said. */
  private wordsIn(text: string, end: number): RawWords | null {
    const { at, lastTail } = this
    if (end - at !== lastTail.length || !text.startsWith(lastTail, at)) {
      this.lastTail = text.slice(at, end)
      this.lastWords = this.words.get(this.lastTail) ?? this.readWords(this.lastTail)
    }
    return this.lastWords
  }

  private readWords(tail: string): RawWords | null {
    const [, message, code = ''] = wordsAtEnd.exec(tail) ?? []
    // It might be a message that has another one in it.
    if (message === undefined || message.includes(': ')) {
      return null
    }
    const words = this.table.words({ severity: 'error', code: ruleCode(code), message })
    this.words.set(tail, words)
    return words
  }
}
