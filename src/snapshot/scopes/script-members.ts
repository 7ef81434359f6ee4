/** Reads members of classes and object literals, and says what they are called. */
import { skipBlock, skipDecorators, skipElements, skipFunction } from './script-elements.ts'
import { beginsStatement, inBraces, inHeritage, inStatement, nested, type Script } from './script-grammar.ts'
import type { LexerState } from './script-lexer.ts'
import { skipType, skipTypeList } from './script-types.ts'

/** These may be followed by a line break and still modify. */
const looseModifiers: ReadonlySet<string> = new Set(['get', 'set', 'static'])
const objectModifiers: ReadonlySet<string> = new Set(['get', 'set', 'async'])
const classModifiers: ReadonlySet<string> = new Set([
  ...['get', 'set', 'static', 'async', 'accessor', 'abstract', 'declare', 'override', 'readonly'],
  ...['public', 'private', 'protected', 'export', 'const', 'in', 'out', 'default'],
])

/** Behind `class` and its name, if any: type parameters, heritage and body. */
export function skipClass(script: Script): void {
  const { lexer } = script
  if (lexer.is('<')) {
    skipTypeList(lexer)
  }
  skipHeritage(script)
  if (lexer.is('{')) {
    skipMembers(script, classMember)
  }
}

/** At `class`: a class as a value, whose own name counts unless it is bound to another. */
export function skipClassExpression(script: Script, bound: boolean): void {
  const { lexer, recorder } = script
  const { start } = lexer
  lexer.advance()
  const named = lexer.kind === 'word' && lexer.text !== 'extends' && lexer.text !== 'implements'
  const handle = named && !bound ? recorder.open(lexer.text, start) : null
  if (named) {
    lexer.advance()
  }
  skipClass(script)
  if (handle !== null) {
    recorder.close(handle, lexer.previousEnd)
  }
}

/** At `{` of an object literal or of a pattern. */
export function skipObjectLiteral(script: Script): void {
  skipMembers(script, objectMember)
}

function skipHeritage(script: Script): void {
  const { lexer } = script
  if (lexer.accept('extends')) {
    script.grammar.expression(script, inHeritage)
  }
  if (lexer.accept('implements')) {
    do {
      skipType(lexer)
    } while (lexer.accept(','))
  }
}

function skipMembers(script: Script, member: (script: Script) => void): void {
  const { lexer } = script
  nested(script, () => {
    lexer.advance()
    while (lexer.kind !== 'end' && !lexer.accept('}')) {
      const { start } = lexer
      member(script)
      if (lexer.start === start && !skipSeparator(script)) {
        return
      }
    }
  })
}

/** False, without moving on, where the braces must have been left open. */
function skipSeparator({ lexer }: Script): boolean {
  const isForeign = lexer.is(')') || lexer.is(']') || beginsStatement(lexer)
  if (!isForeign) {
    lexer.advance()
  }
  return !isForeign
}

function classMember(script: Script): void {
  const { lexer } = script
  const { start } = lexer
  skipDecorators(script)
  skipModifiers(script, classModifiers)
  if (lexer.is('{')) {
    skipBlock(script)
    return
  }
  const name = memberName(script)
  if (name === null) {
    return
  }
  if (lexer.is('(') || lexer.is('<')) {
    skipMethod(script, name, start)
    return
  }
  if (script.dialect.types && lexer.accept(':')) {
    skipType(lexer)
  }
  if (lexer.accept('=')) {
    script.grammar.expression(script, inStatement, { name, start })
  }
}

function objectMember(script: Script): void {
  const { lexer } = script
  const { start } = lexer
  if (lexer.accept('...')) {
    script.grammar.expression(script, inBraces)
    return
  }
  skipModifiers(script, objectModifiers)
  const name = isForgottenStatement(script) ? null : memberName(script)
  if (name === null) {
    return
  }
  if (lexer.is('(') || lexer.is('<')) {
    skipMethod(script, name, start)
  } else if (lexer.accept(':') || lexer.accept('=')) {
    script.grammar.expression(script, inBraces, { name, start })
  }
}

/** A statement's first word may name a member, but then it does not stand before another name. */
function isForgottenStatement({ lexer }: Script): boolean {
  return beginsStatement(lexer) && startsName(lexer.peek())
}

function skipMethod(script: Script, name: string, start: number): void {
  const handle = script.recorder.open(name, start)
  skipFunction(script)
  script.recorder.close(handle, script.lexer.previousEnd)
}

function skipModifiers(script: Script, modifiers: ReadonlySet<string>): void {
  const { lexer } = script
  while (lexer.kind === 'word' && modifiers.has(lexer.text) && modifiesNext(script)) {
    lexer.advance()
  }
  lexer.accept('*')
}

function modifiesNext({ lexer }: Script): boolean {
  const next = lexer.peek()
  const sameLine = !next.newline || looseModifiers.has(lexer.text)
  const staticBlock = lexer.text === 'static' && next.text === '{'
  return sameLine && (startsName(next) || next.text === '*' || staticBlock)
}

function startsName({ kind, text }: LexerState): boolean {
  return kind === 'word' || kind === 'string' || kind === 'number' || kind === 'private' || text === '['
}

/** Moves past the name and a `?` or `!` behind it. Null where no name stands. */
function memberName(script: Script): string | null {
  const { lexer } = script
  if (!startsName(lexer)) {
    return null
  }
  const { start, kind, text } = lexer
  if (kind === 'mark') {
    skipElements(script)
  } else {
    lexer.advance()
  }
  const name = kind === 'mark' ? lexer.source.slice(start, lexer.previousEnd) : text
  if (lexer.is('?') || lexer.is('!')) {
    lexer.advance()
  }
  return unquoted(name, kind)
}

const quotedKey = /^\[\s*(?:'([^'\\]*)'|"([^"\\]*)")\s*\]$/

function unquoted(name: string, kind: string): string {
  if (kind === 'string') {
    return name.slice(1, -1)
  }
  const key = quotedKey.exec(name)
  return key?.[1] ?? key?.[2] ?? name
}
