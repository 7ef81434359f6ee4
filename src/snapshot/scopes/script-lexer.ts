/**
 * Cuts TypeScript or JavaScript into tokens, one ahead of the reader. Where a character means different
 * things in different places (`/`, `<`, `}` of a template), the reader knows the place and asks again.
 */
import { ScriptBrackets } from './script-brackets.ts'
import { blockCommentEnd, isLineBreak, lineEnd, regularExpressionEnd, stringEnd } from './script-literals.ts'

/** `template` is an opening backquote; `private` is `#name`. */
export type TokenKind = 'end' | 'word' | 'private' | 'number' | 'string' | 'template' | 'mark'

/** A place to come back to after looking ahead. */
export interface LexerState {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
  readonly end: number
  readonly newline: boolean
  readonly previousEnd: number
}

const identifier = /(?:[\w$]|\\u\{[\da-f]+\}|\\u[\da-f]{4}|(?!\s)[\x80-\uffff])+/iy
const numeral = /(?:0[box][\da-f_]+|\d[\d_]*(?:\.[\d_]*)?(?:e[+-]?[\d_]+)?|\.\d[\d_]*(?:e[+-]?[\d_]+)?)n?/iy
// `<` and `>` stay single, because type arguments nest; `/` because it may start a regular expression.
const mark =
  /\?\?=|\?\.(?!\d)|\?\?|\.\.\.|=>|={1,3}|!={0,2}|\*\*=|\*\*|&&=|&&|\|\|=|\|\||\+\+|--|[-+*/%&|^]=/y
const lineBreak = /[\n\r\u2028\u2029]/
const blank = /\s/

/** The current token, and how to get the next. */
export class ScriptLexer implements LexerState {
  readonly source: string
  readonly #brackets: ScriptBrackets
  kind: TokenKind = 'end'
  text = ''
  start = 0
  end = 0
  /** Whether a line break stands between the previous token and this one. */
  newline = false
  /** Just past the previous token. */
  previousEnd = 0
  /** By the offset of a `<` that was tried as type arguments: where they end, null when they are none. */
  readonly typeLists: Map<number, number | null> = new Map()
  /** Regular expressions and texts of markup, which only the reader tells from code: their ends by their starts. */
  readonly opaque: Map<number, number> = new Map()
  /** Return types of arrow functions were looked for in vain up to this offset. */
  noReturnTypeBefore = 0

  constructor(source: string) {
    this.source = source
    this.#brackets = new ScriptBrackets(source)
    this.end = /^\ufeff?#!/.test(source) ? lineEnd(source, 0) : 0
    this.advance()
  }

  is(text: string): boolean {
    return this.text === text && (this.kind === 'mark' || this.kind === 'word')
  }

  get opensBrackets(): boolean {
    return this.kind === 'template' || this.is('(') || this.is('[') || this.is('{')
  }

  advance(): void {
    this.advanceFrom(this.end)
  }

  /** Reads the next token at this offset, which counts as the end of what was read before. */
  advanceFrom(offset: number): void {
    this.previousEnd = Math.min(offset, this.source.length)
    this.start = this.#skipTrivia(offset)
    const char = this.source.charCodeAt(this.start)
    this.#read(char)
    this.text = this.source.slice(this.start, this.end)
  }

  /** Moves past a token if it is the current one. */
  accept(text: string): boolean {
    const accepted = this.is(text)
    if (accepted) {
      this.advance()
    }
    return accepted
  }

  /** The token after this one. */
  peek(): LexerState {
    const here = this.mark()
    this.advance()
    const next = this.mark()
    this.reset(here)
    return next
  }

  mark(): LexerState {
    const { kind, text, start, end, newline, previousEnd } = this
    return { kind, text, start, end, newline, previousEnd }
  }

  reset(state: LexerState): void {
    this.kind = state.kind
    this.text = state.text
    this.start = state.start
    this.end = state.end
    this.newline = state.newline
    this.previousEnd = state.previousEnd
  }

  /** At an opening bracket: moves past its partner, or past itself alone when it has none. */
  skipBrackets(): void {
    const close = this.#brackets.partner(this.start)
    this.advanceFrom(close === null ? this.end : close + 1)
  }

  /** At a slash where an operand is expected: moves past the regular expression. */
  skipRegularExpression(): void {
    const end = regularExpressionEnd(this.source, this.start)
    this.opaque.set(this.start, end)
    this.advanceFrom(end)
  }

  /** From inside a template: the offset after the next `${` or the closing backquote. */
  templatePiece(offset: number): { readonly end: number; readonly opensHole: boolean } {
    for (let at = offset; at < this.source.length; at += 1) {
      const char = this.source[at]
      if (char === '`') {
        return { end: at + 1, opensHole: false }
      }
      if (char === '$' && this.source[at + 1] === '{') {
        return { end: at + 2, opensHole: true }
      }
      at += char === '\\' ? 1 : 0
    }
    return { end: this.source.length, opensHole: false }
  }

  #read(char: number): void {
    if (Number.isNaN(char)) {
      this.kind = 'end'
      this.end = this.start
    } else if (isWordStart(char)) {
      this.#match('word', identifier)
    } else if (char === 0x22 || char === 0x27) {
      this.kind = 'string'
      this.end = stringEnd(this.source, this.start)
    } else if (char === 0x60) {
      this.kind = 'template'
      this.end = this.start + 1
    } else if (isDigit(char) || (char === 0x2e && isDigit(this.source.charCodeAt(this.start + 1)))) {
      this.#match('number', numeral)
    } else if (char === 0x23) {
      this.#readPrivate()
    } else {
      this.#match('mark', mark)
    }
  }

  #readPrivate(): void {
    identifier.lastIndex = this.start + 1
    const name = identifier.exec(this.source)?.[0] ?? ''
    this.kind = name === '' ? 'mark' : 'private'
    this.end = this.start + 1 + name.length
  }

  #match(kind: TokenKind, pattern: RegExp): void {
    pattern.lastIndex = this.start
    const length = pattern.exec(this.source)?.[0].length ?? 0
    this.kind = length === 0 ? 'mark' : kind // any other character is a mark of its own
    this.end = this.start + Math.max(length, 1)
  }

  #skipTrivia(offset: number): number {
    this.newline = false
    let at = offset
    for (;;) {
      const char = this.source.charCodeAt(at)
      if (char === 0x2f && this.source[at + 1] === '/') {
        at = lineEnd(this.source, at)
      } else if (char === 0x2f && this.source[at + 1] === '*') {
        at = this.#skipBlockComment(at)
      } else if (isBlank(char, this.source, at)) {
        this.newline ||= isLineBreak(char)
        at += 1
      } else {
        return at
      }
    }
  }

  #skipBlockComment(start: number): number {
    const end = blockCommentEnd(this.source, start)
    this.newline ||= lineBreak.test(this.source.slice(start, end))
    return end
  }
}

/** Whether the token is a word on the same line as the one before it. */
export function continuesLine({ kind, newline }: LexerState): boolean {
  return kind === 'word' && !newline
}

function isBlank(char: number, source: string, at: number): boolean {
  return char <= 0x20 ? char !== 0 : char > 0x7f && blank.test(source[at] ?? '')
}

function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39
}

function isWordStart(char: number): boolean {
  const letter = char | 0x20
  return (letter >= 0x61 && letter <= 0x7a) || char === 0x5f || char === 0x24 || char === 0x5c || char > 0x7f
}
