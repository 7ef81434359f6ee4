/**
 * Walks Python source one logical line at a time: knows brackets, strings of every prefix, comments and
 * continuation. It does not know statements; `python-scopes.ts` looks at how each line begins.
 */
import { isBlank } from '#model/characters.ts'
import { PythonStrings } from './python-strings.ts'

const stringPrefix = /^(?:[rbuft]|[bft]r|r[bft])$/i
const longestPrefix = 2
const definitionLine = /[ \t\f]*(?:async[ \t]+def|def|class)[ \t]+[^\d\W]/y
const tabWidth = 8

const tab = 0x09
const lineFeed = 0x0a
const formFeed = 0x0c
const carriageReturn = 0x0d
const space = 0x20
const doubleQuote = 0x22
const hash = 0x23
const singleQuote = 0x27
const colon = 0x3a
const backslash = 0x5c
const firstForeign = 0x80

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
      const unit = this.source.charCodeAt(this.position)
      if (unit === space) {
        column += 1
      } else if (unit === tab) {
        column += tabWidth - (column % tabWidth)
      } else if (unit === formFeed) {
        column = 0
      } else {
        return column
      }
    }
  }

  /** Skips the line when it is blank or only a comment. */
  skipEmptyLine(): boolean {
    const unit = this.source.charCodeAt(this.position)
    if (unit === hash) {
      this.#skipComment()
    } else if (!isLineEnd(unit) && this.position < this.source.length) {
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
    if (this.#listener === null && this.#skipPlain()) {
      return false
    }
    const unit = this.source.charCodeAt(this.position)
    if (isLineEnd(unit)) {
      this.position += 1
      return this.#lineEnds()
    }
    if (unit === hash) {
      this.#skipComment()
    } else if (!this.#skipBlank(unit)) {
      const start = this.position
      this.position = this.#tokenEndAt(unit)
      this.tokenEnd = this.position
      this.#listener?.token(start, this.position)
    }
    return false
  }

  /** Words and operators at once, for who need not be told of each; with the prefix of a string also its opening quote. */
  #skipPlain(): boolean {
    const start = this.position
    let end = start
    while (plain[this.source.charCodeAt(end)] === 1) {
      end += 1
    }
    if (end === start) {
      return false
    }
    let word = end
    while (word > start && isWord(this.source.charCodeAt(word - 1))) {
      word -= 1
    }
    this.position = word < end ? this.#prefixEnd(word, end) : end
    this.tokenEnd = this.position
    return true
  }

  #lineEnds(): boolean {
    if (this.#strings.depth === 0) {
      return true
    }
    definitionLine.lastIndex = this.position
    return definitionLine.test(this.source)
  }

  #tokenEndAt(unit: number): number {
    if (isWord(unit)) {
      return this.#wordEnd()
    }
    switch (unit) {
      case doubleQuote:
      case singleQuote:
        return this.#strings.openLiteral(this.position, '')
      case colon:
        return this.#strings.colon(this.position)
      default:
        return this.#bracketEnd(unit)
    }
  }

  #bracketEnd(unit: number): number {
    if (isOpener(unit)) {
      return this.#strings.openBracket(this.position)
    }
    return isCloser(unit) ? this.#strings.closeBracket(this.position) : this.position + 1
  }

  #wordEnd(): number {
    let end = this.position + 1
    while (isWord(this.source.charCodeAt(end))) {
      end += 1
    }
    return this.#prefixEnd(this.position, end)
  }

  /** Past a word, and past the quote of a string whose prefix it is. */
  #prefixEnd(start: number, end: number): number {
    const next = this.source.charCodeAt(end)
    if (end - start > longestPrefix || (next !== doubleQuote && next !== singleQuote)) {
      return end
    }
    const found = this.source.slice(start, end)
    return stringPrefix.test(found) ? this.#strings.openLiteral(end, found) : end
  }

  #skipBlank(unit: number): boolean {
    if (unit === space || unit === tab || unit === formFeed) {
      this.position += 1
      return true
    }
    const next = unit === backslash ? this.source.charCodeAt(this.position + 1) : Number.NaN
    if (!isLineEnd(next)) {
      return false
    }
    const isPair = next === carriageReturn && this.source.charCodeAt(this.position + 2) === lineFeed
    this.position += isPair ? 3 : 2
    return true
  }

  #skipComment(): void {
    const start = this.position
    while (!this.done && !isLineEnd(this.source.charCodeAt(this.position))) {
      this.position += 1
    }
    this.#listener?.comment(start, this.position)
  }
}

/** Of an ASCII code unit: 1 for letters, digits and `_`. */
const words = Uint8Array.from({ length: firstForeign }, (_, unit) =>
  /\w/.test(String.fromCharCode(unit)) ? 1 : 0,
)

/** Of an ASCII code unit: 1 where it neither opens, closes nor ends anything, nor is blank. */
const plain = Uint8Array.from({ length: firstForeign }, (_, unit) =>
  /[\w!%&*+,\-./;<=>?@^|~$]/.test(String.fromCharCode(unit)) ? 1 : 0,
)

/** What Python takes for a name or number; what is not ASCII always is, but for white space. */
function isWord(unit: number): boolean {
  return unit < firstForeign ? words[unit] === 1 : unit >= firstForeign && !isBlank(unit)
}

function isLineEnd(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn
}

/** `(`, `[` or `{`. */
function isOpener(unit: number): boolean {
  return unit === 0x28 || unit === 0x5b || unit === 0x7b
}

/** `)`, `]` or `}`. */
function isCloser(unit: number): boolean {
  return unit === 0x29 || unit === 0x5d || unit === 0x7d
}
