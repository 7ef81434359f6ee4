/** Reads what stands between brackets: blocks, lists of elements, and a function's parameters with its body. */
import { beginsStatement, inBrackets, nested, type Script } from './script-grammar.ts'
import { skipType, skipTypeList } from './script-types.ts'

/** At `{` of a block. */
export function skipBlock(script: Script): void {
  nested(script, () => {
    script.lexer.advance()
    script.grammar.statements(script)
    script.lexer.accept('}')
  })
}

/** At `(` or `[`. True when what it holds can only be parameters: nothing, or something with a type. */
export function skipElements(script: Script): boolean {
  let parameters = false
  nested(script, () => {
    const close = script.lexer.is('(') ? ')' : ']'
    script.lexer.advance()
    parameters = skipElementsUntil(script, close)
  })
  return parameters
}

/** Behind the opening bracket. Gives up, and moves no further, where only a statement can begin. */
export function skipElementsUntil(script: Script, close: string): boolean {
  const { lexer } = script
  let parameters = lexer.is(close)
  while (lexer.kind !== 'end' && !lexer.accept(close)) {
    const { start } = lexer
    parameters = script.grammar.expression(script, inBrackets) || parameters
    if (lexer.start === start && !skipSeparator(script)) {
      return parameters
    }
  }
  return parameters
}

function skipSeparator({ lexer }: Script): boolean {
  const isForeign = lexer.is(')') || lexer.is(']') || lexer.is('}') || beginsStatement(lexer)
  if (!isForeign) {
    lexer.advance()
  }
  return !isForeign
}

/** Behind the name of a function or method: up to its body's end. False when it has no body. */
export function skipFunction(script: Script): boolean {
  const { lexer } = script
  if (lexer.is('<')) {
    skipTypeList(lexer)
  }
  if (!lexer.is('(')) {
    return false
  }
  skipElements(script)
  if (script.dialect.types && lexer.accept(':')) {
    skipType(lexer)
  }
  const hasBody = lexer.is('{')
  if (hasBody) {
    skipBlock(script)
  }
  return hasBody
}

/** At `@`, any number of times. */
export function skipDecorators(script: Script): void {
  while (script.lexer.accept('@')) {
    skipDecorator(script)
  }
}

function skipDecorator(script: Script): void {
  const { lexer } = script
  if (lexer.kind === 'word') {
    lexer.advance()
  }
  for (;;) {
    if (lexer.is('(')) {
      skipElements(script)
    } else if (lexer.accept('.')) {
      lexer.advance()
    } else if (!(lexer.is('<') && skipTypeList(lexer))) {
      return
    }
  }
}
