/** Reads the declarations that only TypeScript has. Each answers false, and does not move, when it is none. */
import { skipBlock } from './script-elements.ts'
import type { Script } from './script-grammar.ts'
import { continuesLine } from './script-lexer.ts'
import { skipType, skipTypeList } from './script-types.ts'

/** At `interface`. Its members are types, not scopes of their own. */
export function skipInterface(script: Script, start: number): boolean {
  const { lexer, recorder } = script
  const next = lexer.peek()
  if (!continuesLine(next)) {
    return false
  }
  const handle = recorder.open(next.text, start)
  lexer.advance()
  lexer.advance()
  if (lexer.is('<')) {
    skipTypeList(lexer)
  }
  if (lexer.accept('extends')) {
    do {
      skipType(lexer)
    } while (lexer.accept(','))
  }
  if (lexer.is('{')) {
    lexer.skipBrackets()
  }
  recorder.close(handle, lexer.previousEnd)
  return true
}

/** At `enum`. */
export function skipEnum(script: Script, start: number): boolean {
  const { lexer, recorder } = script
  const next = lexer.peek()
  if (!continuesLine(next)) {
    return false
  }
  const handle = recorder.open(next.text, start)
  lexer.advance()
  lexer.advance()
  if (lexer.is('{')) {
    lexer.skipBrackets()
  }
  recorder.close(handle, lexer.previousEnd)
  return true
}

/** At `namespace` or `module`. `A.B` is one scope of that name. */
export function skipNamespace(script: Script, start: number): boolean {
  const { lexer } = script
  const next = lexer.peek()
  if (next.newline || (next.kind !== 'word' && next.kind !== 'string')) {
    return false
  }
  lexer.advance()
  return namespaceBody(script, start, next.kind === 'string' ? next.text.slice(1, -1) : next.text)
}

/** At `global` of `declare global {}`. */
export function skipGlobal(script: Script, start: number): boolean {
  return script.lexer.peek().text === '{' && namespaceBody(script, start, 'global')
}

/** At the name, of which further parts may follow. */
function namespaceBody(script: Script, start: number, first: string): true {
  const { lexer, recorder } = script
  let name = first
  lexer.advance()
  while (lexer.accept('.') && lexer.kind === 'word') {
    name += `.${lexer.text}`
    lexer.advance()
  }
  const handle = recorder.open(name, start)
  if (lexer.is('{')) {
    skipBlock(script)
  }
  recorder.close(handle, lexer.previousEnd)
  return true
}

/** At `type`. Not a scope. */
export function skipAlias({ lexer }: Script): boolean {
  if (!continuesLine(lexer.peek())) {
    return false
  }
  lexer.advance()
  lexer.advance()
  if (lexer.is('<')) {
    skipTypeList(lexer)
  }
  if (lexer.accept('=')) {
    skipType(lexer)
  }
  return true
}
