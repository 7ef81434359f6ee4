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

/** Texts that are equal for equal code in another layout; null where there are no tokens. 1-based positions. */
export function tokenWindow(
  { path, lines }: { readonly path: string; readonly lines: LineStarts },
  place: { readonly line: number; readonly column: number },
): string | null {
  const uncommented = /\.pyi?$/.test(path) ? withoutPythonComment : withoutScriptComments
  const own = lines.text(place.line)
  const at = Math.min(Math.max(0, place.column - 1), own.length)
  const behind: string[] = []
  addTokens(uncommented(own.slice(at, at + charactersAround)), behind, tokensBehind)
  for (const line of fullLines(lines, place.line + 1, 1)) {
    if (behind.length >= tokensBehind) {
      break
    }
    addTokens(uncommented(line.slice(0, charactersAround)), behind, tokensBehind)
  }
  if (behind.length === 0) {
    return null
  }
  let before = lastTokens(uncommented(own.slice(Math.max(0, at - charactersAround), at)), tokensBefore)
  for (const line of fullLines(lines, place.line - 1, -1)) {
    if (before.length >= tokensBefore) {
      break
    }
    before = [
      ...lastTokens(uncommented(line.slice(-charactersAround)), tokensBefore - before.length),
      ...before,
    ]
  }
  return [...before, '\u0000', ...behind].join('\u0001')
}

function withoutPythonComment(text: string): string {
  return text.includes('#') ? text.replace(pythonComment, '') : text
}

function withoutScriptComments(text: string): string {
  return text.includes('//') || text.includes('/*') ? text.replace(scriptComment, '') : text
}

/** Lines that are not blank, from one on in one direction, as many as are looked at. */
function* fullLines(lines: LineStarts, from: number, step: 1 | -1): Generator<string> {
  let seen = 0
  for (let line = from; seen < linesAround && line >= 1 && line <= lines.count; line += step) {
    const text = lines.text(line)
    if (text.trim() !== '') {
      seen += 1
      yield text
    }
  }
}

function lastTokens(text: string, most: number): readonly string[] {
  const tokens: string[] = []
  addTokens(text, tokens, Number.POSITIVE_INFINITY)
  return tokens.slice(Math.max(0, tokens.length - most))
}

/** Until there are as many. */
function addTokens(text: string, tokens: string[], most: number): void {
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
    }
    at = end
  }
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
