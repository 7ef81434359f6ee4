/**
 * The tokens and comments of a TypeScript or JavaScript source, in order and each once. What only the grammar can tell from
 * code (regular expressions, texts of markup) is learnt from {@link readScript}; nothing inside of a string is a token, but for the
 * holes of a template.
 */
import type { Dialect } from './script-grammar.ts'
import { blockCommentEnd, lineEnd, stringEnd } from './script-literals.ts'
import { readScript } from './script-scopes.ts'

/** `value`: a string, a number, a piece of a template or a regular expression. */
export interface ScriptToken {
  readonly kind: 'word' | 'mark' | 'value' | 'comment'
  readonly text: string
  readonly start: number
  /** A line break stands between the previous token and this one. */
  readonly newline: boolean
}

const word = /(?:[\w$#@]|(?!\s)[\x80-\uffff])+/y
const mark = /\?\.(?!\d)|\?\?|\.\.\.|=>|={2,3}|!={1,2}|&&|\|\||\+\+|--|[\s\S]/y

/** See the head of this file. */
export function scriptTokens(source: string, dialect: Dialect): readonly ScriptToken[] {
  const { opaque } = readScript(source, dialect).lexer
  const tokens: ScriptToken[] = []
  /** Braces that are open in each template hole, innermost last. */
  const holes: number[] = []
  let newline = false
  let at = /^\ufeff?#!/.test(source) ? lineEnd(source, 0) : 0
  while (at < source.length) {
    const char = source[at] ?? ''
    if (/\s|\ufeff/.test(char) && !opaque.has(at)) {
      newline ||= /[\n\r\u2028\u2029]/.test(char)
      at += 1
      continue
    }
    const { kind, end } = tokenAt(source, at, { opaque, holes })
    tokens.push({ kind, text: source.slice(at, end), start: at, newline })
    newline = kind === 'comment' && newline
    at = end
  }
  return tokens
}

interface Known {
  readonly opaque: ReadonlyMap<number, number>
  readonly holes: number[]
}

function tokenAt(
  source: string,
  at: number,
  { opaque, holes }: Known,
): { readonly kind: ScriptToken['kind']; readonly end: number } {
  const end = opaque.get(at)
  const char = source[at] ?? ''
  if (end !== undefined) {
    return { kind: 'value', end }
  }
  if (source.startsWith('//', at)) {
    return { kind: 'comment', end: lineEnd(source, at) }
  }
  if (source.startsWith('/*', at)) {
    return { kind: 'comment', end: blockCommentEnd(source, at) }
  }
  if (char === '"' || char === "'") {
    return { kind: 'value', end: stringEnd(source, at) }
  }
  const closesHole = char === '}' && holes.at(-1) === 0
  if (char === '`' || closesHole) {
    if (closesHole) {
      holes.pop()
    }
    return { kind: 'value', end: templateEnd(source, at + 1, holes) }
  }
  countBraces(char, holes)
  return wordOrMark(source, at)
}

function countBraces(char: string, holes: number[]): void {
  const change = char === '{' ? 1 : char === '}' ? -1 : 0
  if (holes.length > 0 && change !== 0) {
    holes.push((holes.pop() ?? 0) + change)
  }
}

/** Past the closing backquote, or past the `${` of a hole, which is then open. */
function templateEnd(source: string, start: number, holes: number[]): number {
  for (let at = start; at < source.length; at += 1) {
    const char = source[at]
    if (char === '`') {
      return at + 1
    }
    if (char === '$' && source[at + 1] === '{') {
      holes.push(0)
      return at + 2
    }
    at += char === '\\' ? 1 : 0
  }
  return source.length
}

function wordOrMark(
  source: string,
  at: number,
): { readonly kind: ScriptToken['kind']; readonly end: number } {
  word.lastIndex = at
  const found = word.exec(source)?.[0]
  if (found !== undefined) {
    return { kind: /^\d/.test(found) ? 'value' : 'word', end: at + found.length }
  }
  mark.lastIndex = at
  return { kind: 'mark', end: at + (mark.exec(source)?.[0].length ?? 1) }
}
