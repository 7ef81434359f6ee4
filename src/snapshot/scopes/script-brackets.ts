/**
 * Finds the partner of a bracket or backquote without understanding what is between them: strings, comments
 * and regular expressions are stepped over by their looks. For parts that are not read, such as type literals.
 */
import { blockCommentEnd, lineEnd, regularExpressionEnd, stringEnd } from './script-literals.ts'

const opener: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
const beforeOperand = '(,=:[!&|?{};+-*%~^>'

/** Remembers every partner it passes, so that asking about each bracket of a source costs one pass. */
export class ScriptBrackets {
  readonly #source: string
  readonly #closeOf = new Map<number, number>()
  readonly #unclosed = new Set<number>()
  #open: number[] = []

  constructor(source: string) {
    this.#source = source
  }

  /** The offset of the closing character, or null when the source ends first. */
  partner(open: number): number | null {
    if (!this.#closeOf.has(open) && !this.#unclosed.has(open)) {
      this.#scan(open)
    }
    return this.#closeOf.get(open) ?? null
  }

  #scan(start: number): void {
    this.#open = [start]
    let before = ''
    for (let at = start + 1; at < this.#source.length && this.#open.length > 0; ) {
      const next = this.#step(at, before)
      before = this.#isTrivia(at) ? before : (this.#source[next - 1] ?? '')
      at = next
    }
    for (const unclosed of this.#open) {
      this.#unclosed.add(unclosed)
    }
  }

  #isTrivia(at: number): boolean {
    const char = this.#source[at] ?? ''
    const next = this.#source[at + 1]
    return char.trim() === '' || (char === '/' && (next === '/' || next === '*'))
  }

  /** The offset after one token, of whatever length. */
  #step(at: number, before: string): number {
    const char = this.#source[at] ?? ''
    if (this.#source[this.#open.at(-1) ?? -1] === '`') {
      return this.#templateStep(at, char)
    }
    if (char === '"' || char === "'") {
      return stringEnd(this.#source, at)
    }
    if (char === '/') {
      return this.#slashEnd(at, before)
    }
    if (char === '`' || char === '(' || char === '[' || char === '{') {
      this.#open.push(at)
    } else if (char === ')' || char === ']' || char === '}') {
      this.#close(at, char)
    }
    return at + 1
  }

  #templateStep(at: number, char: string): number {
    if (char === '`') {
      this.#pop(at)
    } else if (char === '$' && this.#source[at + 1] === '{') {
      this.#open.push(at + 1)
      return at + 2
    }
    return char === '\\' ? at + 2 : at + 1
  }

  #slashEnd(at: number, before: string): number {
    const next = this.#source[at + 1]
    if (next === '/') {
      return lineEnd(this.#source, at)
    }
    if (next === '*') {
      return blockCommentEnd(this.#source, at)
    }
    const startsOperand = next !== '>' && (before === '' || beforeOperand.includes(before))
    return startsOperand ? regularExpressionEnd(this.#source, at) : at + 1
  }

  /** A curly brace closes what was forgotten inside it; other closers without partner are ignored. */
  #close(at: number, char: string): void {
    while (char === '}' && '(['.includes(this.#source[this.#open.at(-1) ?? -1] ?? '{')) {
      this.#unclosed.add(this.#open.pop() ?? -1)
    }
    if (this.#source[this.#open.at(-1) ?? -1] === opener[char]) {
      this.#pop(at)
    }
  }

  #pop(at: number): void {
    this.#closeOf.set(this.#open.pop() ?? -1, at)
  }
}
