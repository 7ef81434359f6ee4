/**
 * Walks Python source one logical line at a time: knows brackets, strings of every prefix, comments and
 * continuation. It does not know statements; `python-scopes.ts` looks at how each line begins.
 */
import { PythonStrings } from './python-strings.ts'

const word = /(?:\w|(?!\s)[\x80-\uffff])+/y
const stringPrefix = /^(?:[rbuft]|[bft]r|r[bft])$/i
const definitionLine = /[ \t\f]*(?:async[ \t]+def|def|class)[ \t]+[^\d\W]/y
const tabWidth = 8
const closers = ')]}'
const openers = '([{'

/** Told of everything that is no blank, in order; `retreat`: what starts at this offset or behind comes again. */
export interface PythonListener {
  readonly token: (start: number, end: number) => void
  readonly comment: (start: number, end: number) => void
  readonly retreat: (offset: number) => void
}

/** A cursor over one source; `position` only moves forward, except when an f-string proves to be unclosed. */
export class PythonLexer {
  readonly source: string
  position = 0
  /** Just past the last character that was neither blank nor comment. */
  tokenEnd = 0
  readonly #strings: PythonStrings
  readonly #listener: PythonListener | null

  constructor(source: string, listener: PythonListener | null = null) {
    this.source = source
    this.#listener = listener
    this.#strings = new PythonStrings(source)
    if (source.startsWith('\ufeff')) {
      this.position = 1
    }
  }

  get done(): boolean {
    return this.position >= this.source.length
  }

  /** Moves to the first character of the physical line and tells its column, as CPython counts it. */
  indentation(): number {
    let column = 0
    for (; ; this.position += 1) {
      const char = this.source[this.position]
      if (char === ' ') {
        column += 1
      } else if (char === '\t') {
        column += tabWidth - (column % tabWidth)
      } else if (char === '\f') {
        column = 0
      } else {
        return column
      }
    }
  }

  /** Skips the line when it is blank or only a comment. */
  skipEmptyLine(): boolean {
    const char = this.source[this.position]
    if (char === '#') {
      this.#skipComment()
    } else if (char !== '\n' && char !== '\r' && char !== undefined) {
      return false
    }
    this.position += 1
    return true
  }

  /** Moves past the end of the logical line. */
  skipLogicalLine(): void {
    this.#strings.reset()
    for (let again = true; again; again = this.#retreat()) {
      while (!this.done) {
        if (this.#step()) {
          return
        }
      }
    }
  }

  #retreat(): boolean {
    const start = this.#strings.retreat()
    this.position = start ?? this.position
    if (start !== null) {
      this.#listener?.retreat(start)
    }
    return start !== null
  }

  /** One token or blank; true at the end of the logical line. */
  #step(): boolean {
    if (this.#strings.holdsText) {
      this.position = this.#strings.readText(this.position)
      this.tokenEnd = this.position
      return false
    }
    const char = this.source[this.position] ?? ''
    if (char === '\n' || char === '\r') {
      this.position += 1
      return this.#lineEnds()
    }
    if (char === '#') {
      this.#skipComment()
    } else if (!this.#skipBlank()) {
      const start = this.position
      this.position = this.#skipToken(char)
      this.tokenEnd = this.position
      this.#listener?.token(start, this.position)
    }
    return false
  }

  #lineEnds(): boolean {
    if (this.#strings.depth === 0) {
      return true
    }
    definitionLine.lastIndex = this.position
    return definitionLine.test(this.source)
  }

  #skipToken(char: string): number {
    if (char === '"' || char === "'") {
      return this.#strings.openLiteral(this.position, '')
    }
    if (openers.includes(char)) {
      return this.#strings.openBracket(this.position)
    }
    if (closers.includes(char)) {
      return this.#strings.closeBracket(this.position)
    }
    return char === ':' ? this.#strings.colon(this.position) : this.#skipWord()
  }

  #skipWord(): number {
    word.lastIndex = this.position
    const found = word.exec(this.source)?.[0] ?? ''
    const end = this.position + Math.max(found.length, 1)
    const next = this.source[end]
    const isPrefix = (next === '"' || next === "'") && stringPrefix.test(found)
    return isPrefix ? this.#strings.openLiteral(end, found) : end
  }

  #skipBlank(): boolean {
    const char = this.source[this.position]
    if (char === ' ' || char === '\t' || char === '\f') {
      this.position += 1
      return true
    }
    if (char !== '\\') {
      return false
    }
    const next = this.source[this.position + 1]
    if (next !== '\n' && next !== '\r') {
      return false
    }
    this.position += next === '\r' && this.source[this.position + 2] === '\n' ? 3 : 2
    return true
  }

  #skipComment(): void {
    const start = this.position
    while (!this.done && this.source[this.position] !== '\n' && this.source[this.position] !== '\r') {
      this.position += 1
    }
    this.#listener?.comment(start, this.position)
  }
}
