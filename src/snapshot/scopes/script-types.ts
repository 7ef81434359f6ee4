/**
 * Steps over type annotations, type arguments and type parameters. Nothing in a type is a scope, so literals
 * are skipped whole; what it must get right is where a type ends.
 */
import type { ScriptLexer } from './script-lexer.ts'

const prefixes: ReadonlySet<string> = new Set([
  'keyof',
  'typeof',
  'unique',
  'readonly',
  'infer',
  'new',
  'abstract',
  'import',
])
const parameterModifiers: ReadonlySet<string> = new Set(['const', 'in', 'out'])
const deepest = 100

interface TypeWalk {
  operand: boolean
  /** How many `extends` wait for their `?`, and how many `?` for their `:`. */
  conditions: number
  branches: number
  readonly depth: number
}

/** At the first token of a type: moves past it. False when it breaks off where more of the type must come. */
export function skipType(lexer: ScriptLexer, depth = 0): boolean {
  const walk: TypeWalk = { operand: true, conditions: 0, branches: 0, depth }
  let goesOn = true
  while (goesOn) {
    goesOn = walk.operand ? operandStep(lexer, walk) : operatorStep(lexer, walk)
  }
  return !walk.operand
}

/**
 * At `<`: moves past type arguments or parameters. False, and somewhere behind the `<`, when it is no such
 * list. Remembers the answer, because the same `<` may be asked about from further out and again by itself.
 */
export function skipTypeList(lexer: ScriptLexer, depth = 0): boolean {
  const { start } = lexer
  const known = lexer.typeLists.get(start)
  if (known !== undefined) {
    lexer.advanceFrom(known ?? lexer.end)
    return known !== null
  }
  const found = depth < deepest && skipTypeListItems(lexer, depth + 1)
  lexer.typeLists.set(start, found ? lexer.previousEnd : null)
  return found
}

function skipTypeListItems(lexer: ScriptLexer, depth: number): boolean {
  lexer.advance()
  while (!lexer.is('>')) {
    if (!skipTypeListItem(lexer, depth)) {
      return false
    }
  }
  lexer.advance()
  return true
}

function skipTypeListItem(lexer: ScriptLexer, depth: number): boolean {
  while (parameterModifiers.has(lexer.text) && lexer.peek().kind === 'word') {
    lexer.advance()
  }
  if (!skipType(lexer, depth)) {
    return false
  }
  if (lexer.accept('=') && !skipType(lexer, depth)) {
    return false
  }
  return lexer.accept(',') || lexer.is('>')
}

function operandStep(lexer: ScriptLexer, walk: TypeWalk): boolean {
  if (lexer.kind === 'word') {
    walk.operand = prefixes.has(lexer.text) || isAssertion(lexer)
    lexer.advance()
    return true
  }
  if (lexer.kind === 'number' || lexer.kind === 'string') {
    walk.operand = false
    lexer.advance()
    return true
  }
  if (lexer.kind === 'template' || lexer.is('{') || lexer.is('[')) {
    walk.operand = false
    lexer.skipBrackets()
    return true
  }
  return bracketedOperand(lexer, walk) || lexer.accept('|') || lexer.accept('&') || lexer.accept('-')
}

function bracketedOperand(lexer: ScriptLexer, walk: TypeWalk): boolean {
  if (lexer.is('<')) {
    return skipTypeList(lexer, walk.depth + 1)
  }
  if (!lexer.is('(')) {
    return false
  }
  const isFunction = startsFunctionType(lexer)
  lexer.skipBrackets()
  walk.operand = isFunction && lexer.accept('=>')
  return true
}

function isAssertion(lexer: ScriptLexer): boolean {
  if (lexer.text !== 'asserts') {
    return false
  }
  const next = lexer.peek()
  return next.kind === 'word' && !next.newline && next.text !== 'is'
}

/** At `(`: whether it opens parameters, by the same look ahead as TypeScript's own parser. */
function startsFunctionType(lexer: ScriptLexer): boolean {
  const here = lexer.mark()
  lexer.advance()
  const answer = lexer.is(')') || lexer.is('...') || startsParameter(lexer)
  lexer.reset(here)
  return answer
}

function startsParameter(lexer: ScriptLexer): boolean {
  if (lexer.is('{') || lexer.is('[')) {
    lexer.skipBrackets()
  } else if (lexer.kind === 'word') {
    lexer.advance()
  } else {
    return false
  }
  const continues = [':', ',', '?', '='].some((text) => lexer.is(text))
  return continues || (lexer.accept(')') && lexer.is('=>'))
}

function operatorStep(lexer: ScriptLexer, walk: TypeWalk): boolean {
  if (lexer.kind === 'word') {
    return wordOperator(lexer, walk)
  }
  switch (lexer.kind === 'mark' ? lexer.text : '') {
    case '.':
      return advanced(lexer) && skipName(lexer)
    case '|':
    case '&':
      walk.operand = true
      lexer.advance()
      return true
    case '[':
      return !lexer.newline && skipped(lexer)
    case '<':
      return !lexer.newline && skipTypeList(lexer, walk.depth + 1)
    default:
      return branchOperator(lexer, walk)
  }
}

function advanced(lexer: ScriptLexer): true {
  lexer.advance()
  return true
}

function skipName(lexer: ScriptLexer): boolean {
  return lexer.kind === 'word' && advanced(lexer)
}

function skipped(lexer: ScriptLexer): true {
  lexer.skipBrackets()
  return true
}

function wordOperator(lexer: ScriptLexer, walk: TypeWalk): boolean {
  if (lexer.newline || (lexer.text !== 'is' && lexer.text !== 'extends')) {
    return false
  }
  walk.conditions += lexer.text === 'extends' ? 1 : 0
  walk.operand = true
  lexer.advance()
  return true
}

function branchOperator(lexer: ScriptLexer, walk: TypeWalk): boolean {
  if (lexer.is('?') && walk.conditions > 0) {
    walk.conditions -= 1
    walk.branches += 1
  } else if (lexer.is(':') && walk.branches > 0) {
    walk.branches -= 1
  } else {
    return false
  }
  walk.operand = true
  lexer.advance()
  return true
}
