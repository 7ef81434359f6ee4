/**
 * Decides what a value is called: from the target of an assignment, and from whether the value starts with a
 * function, an arrow function or a class. What is wrapped, as in `memo(() => …)` or `(function () {})`, has no name.
 */
import type { ScriptLexer } from './script-lexer.ts'

/** `perhaps`: an arrow function if `=>` follows the parentheses, which are still ahead. */
export type Initialiser = 'definition' | 'perhaps' | 'other'

const silent: ReadonlySet<string> = new Set(['this', 'module', 'exports', 'prototype'])

/**
 * The name for `a.b = function () {}`: all segments except `this`, `module`, `exports` and `prototype`, unless
 * they come last. Null when the target does not end in a name.
 */
export function targetName(segments: readonly string[]): string | null {
  const last = segments.length - 1
  const named = segments.filter((segment, index) => index === last || !silent.has(segment))
  return named.length === 0 ? null : named.join('.')
}

/** At the first token of a value. */
export function initialiserKind(lexer: ScriptLexer): Initialiser {
  if (lexer.is('(') || lexer.is('<')) {
    return 'perhaps'
  }
  if (lexer.is('@')) {
    return 'definition'
  }
  return lexer.kind === 'word' ? wordKind(lexer) : 'other'
}

function wordKind(lexer: ScriptLexer): Initialiser {
  if (lexer.text === 'function' || lexer.text === 'class') {
    return 'definition'
  }
  const next = lexer.peek()
  if (next.kind === 'mark' && next.text === '=>') {
    return 'definition'
  }
  if (lexer.text !== 'async' || next.newline) {
    return 'other'
  }
  if (next.kind === 'word') {
    return next.text === 'function' || !operators.has(next.text) ? 'definition' : 'other'
  }
  return next.text === '(' || next.text === '<' ? 'perhaps' : 'other'
}

const operators: ReadonlySet<string> = new Set(['in', 'instanceof', 'of', 'as', 'satisfies'])
