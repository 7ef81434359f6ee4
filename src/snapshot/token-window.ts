/**
 * The few tokens around a place, as any formatter would leave them: without white space, line breaks, comments,
 * brackets of grouping or trailing commas. What texts and numbers say does not count: editing them changes no type.
 * Knows no grammar, so it works on broken code too.
 */
import { isBlank, isWordAt, widthAt, wordEnd } from '#model/characters.ts'
import type { LineStarts } from './scopes/line-starts.ts'

/** How many tokens count before the place and from it on. */
const tokensBefore = 3
const tokensBehind = 6
/** How many lines are looked at on either side; formatters put one argument on a line. */
const linesAround = 12
/** Longer lines are generated; what counts is near the place. */
const charactersAround = 2000

const number = /^(?:0[xob][\da-f_]+|\d[\d_]*(?:e\d+)?[jln]?)$/i
/** Formatters add and remove these. */
const layout = '(),;\\'
const quotes = '"\'`'
const prefixes = 'rRbBuUfF'
/** Up to three in a row are one token. */
const operators = '-+*/%&|^=<>!?.:@~'
const longestOperator = 3
const longestPrefix = 2

const pythonComment = /#.*$/
const scriptComment = /\/\/.*$|\/\*.*?\*\//g

/** The tokens of one line without its comments. */
interface LineTokens {
  readonly tokens: readonly string[]
  /** Offsets in the line, in pairs: where each token starts and ends. null where a comment was taken out, or the line is too long. */
  readonly places: readonly number[] | null
}

/** The windows of one source. Each line is parted into tokens once, because windows overlap. */
export class TokenWindows {
  readonly #lines: LineStarts
  readonly #uncommented: (text: string) => string
  readonly #known = new Map<number, LineTokens>()

  constructor({ path, lines }: { readonly path: string; readonly lines: LineStarts }) {
    this.#lines = lines
    this.#uncommented = /\.pyi?$/.test(path) ? withoutPythonComment : withoutScriptComments
  }

  /** Texts that are equal for equal code in another layout; null where there are no tokens. 1-based positions. */
  at({ line, column }: { readonly line: number; readonly column: number }): string | null {
    const length = this.#lines.endOf(line) - this.#lines.startOf(line)
    const { before, behind } = this.#parted(line, Math.min(Math.max(0, column - 1), length))
    for (const near of this.#fullLines(line, 1)) {
      if (behind.length >= tokensBehind) {
        break
      }
      behind.push(...this.#tokensFrom(near).slice(0, tokensBehind - behind.length))
    }
    if (behind.length === 0) {
      return null
    }
    for (const near of this.#fullLines(line, -1)) {
      if (before.length >= tokensBefore) {
        break
      }
      const tokens = this.#tokensUpTo(near)
      before.unshift(...tokens.slice(Math.max(0, tokens.length - tokensBefore + before.length)))
    }
    return [...before, '\u0000', ...behind].join('\u0001')
  }

  /** The line's own tokens on either side of an offset. One in the middle of a token parts it. */
  #parted(line: number, at: number): { readonly before: string[]; readonly behind: string[] } {
    const { tokens, places } = this.#tokensAt(line)
    const next = places === null ? -1 : firstFrom(places, at)
    if (next !== -1) {
      return {
        before: tokens.slice(Math.max(0, next - tokensBefore), next),
        behind: tokens.slice(next, next + tokensBehind),
      }
    }
    const own = this.#lines.text(line)
    const before = tokensOf(this.#uncommented(own.slice(Math.max(0, at - charactersAround), at)))
    return {
      before: before.slice(-tokensBefore),
      behind: tokensOf(this.#uncommented(own.slice(at, at + charactersAround)), tokensBehind),
    }
  }

  /** Lines that are not blank beside a line, in one direction, as many as are looked at. */
  *#fullLines(from: number, step: 1 | -1): Generator<number> {
    let seen = 0
    for (let line = from + step; seen < linesAround && line >= 1 && line <= this.#lines.count; line += step) {
      if (!this.#lines.isBlank(line)) {
        seen += 1
        yield line
      }
    }
  }

  /** Of a long line those at its start. */
  #tokensFrom(line: number): readonly string[] {
    return this.#isLong(line)
      ? tokensOf(this.#uncommented(this.#lines.text(line).slice(0, charactersAround)))
      : this.#tokensAt(line).tokens
  }

  /** Of a long line those at its end. */
  #tokensUpTo(line: number): readonly string[] {
    return this.#isLong(line)
      ? tokensOf(this.#uncommented(this.#lines.text(line).slice(-charactersAround)))
      : this.#tokensAt(line).tokens
  }

  #isLong(line: number): boolean {
    return this.#lines.endOf(line) - this.#lines.startOf(line) > charactersAround
  }

  #tokensAt(line: number): LineTokens {
    let known = this.#known.get(line)
    if (known === undefined) {
      known = this.#isLong(line) ? { tokens: [], places: null } : this.#read(this.#lines.text(line))
      this.#known.set(line, known)
    }
    return known
  }

  #read(text: string): LineTokens {
    const code = this.#uncommented(text)
    const places: number[] = []
    const tokens = tokensOf(code, Number.POSITIVE_INFINITY, places)
    return { tokens, places: code.length === text.length ? places : null }
  }
}

/** The first token that starts at an offset or behind; -1 where one has the offset inside. */
function firstFrom(places: readonly number[], at: number): number {
  let next = 0
  while (next < places.length && (places[next] ?? 0) < at) {
    next += 2
  }
  return next > 0 && (places[next - 1] ?? 0) > at ? -1 : next / 2
}

function withoutPythonComment(text: string): string {
  return text.includes('#') ? text.replace(pythonComment, '') : text
}

function withoutScriptComments(text: string): string {
  return text.includes('//') || text.includes('/*') ? text.replace(scriptComment, '') : text
}

/** As many as are asked for. `places` takes where each starts and ends. */
function tokensOf(text: string, most = Number.POSITIVE_INFINITY, places: number[] = []): string[] {
  const tokens: string[] = []
  let at = 0
  while (at < text.length && tokens.length < most) {
    if (isBlank(text.charCodeAt(at))) {
      at += 1
      continue
    }
    const quotedEnd = endOfQuoted(text, at)
    const end = quotedEnd ?? endOfOther(text, at)
    const token = quotedEnd === null ? spelled(text.slice(at, end)) : '0'
    if (!layout.includes(token)) {
      tokens.push(token)
      places.push(at, end)
    }
    at = end
  }
  return tokens
}

function spelled(token: string): string {
  const first = token.charCodeAt(0)
  return first >= 0x30 && first <= 0x39 && number.test(token) ? '0' : token
}

/** Past a string with its prefix; null where none starts, or where it does not end. */
function endOfQuoted(text: string, start: number): number | null {
  let at = start
  while (at < start + longestPrefix && at < text.length && prefixes.includes(text.charAt(at))) {
    at += 1
  }
  const quote = text.charAt(at)
  return quote !== '' && quotes.includes(quote) ? closed(text, at, quote) : null
}

function closed(text: string, start: number, quote: string): number | null {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === quote) {
      return at + 1
    }
    if (char === '\\') {
      at += 1
      if (/[\n\r\u2028\u2029]/.test(text.charAt(at))) {
        return null
      }
    }
  }
  return null
}

/** Past a word or number, an operator, or any other character. */
function endOfOther(text: string, start: number): number {
  if (isWordAt(text, start)) {
    return wordEnd(text, start, text.length)
  }
  let at = start
  while (at < start + longestOperator && at < text.length && operators.includes(text.charAt(at))) {
    at += 1
  }
  return at > start ? at : start + widthAt(text, start)
}
