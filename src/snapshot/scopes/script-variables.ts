/** Reads variable declarations, and names what they are initialised with. */
import { skipElements } from './script-elements.ts'
import { beginsStatement, inStatement, type Script } from './script-grammar.ts'
import { skipEnum } from './script-type-declarations.ts'
import { skipType } from './script-types.ts'

/** At `const`, of variables or of an enum. */
export function skipConstants(script: Script, start: number): boolean {
  const next = script.lexer.peek()
  if (next.kind === 'word' && next.text === 'enum') {
    script.lexer.advance()
    return skipEnum(script, start)
  }
  return skipVariables(script)
}

/** At `let`. False, without moving, when it is used as a name. */
export function skipLetVariables(script: Script): boolean {
  const next = script.lexer.peek()
  return (next.kind === 'word' || next.text === '{' || next.text === '[') && skipVariables(script)
}

/** At `var` or what stands in its place. */
export function skipVariables(script: Script): true {
  const { lexer } = script
  do {
    lexer.advance()
    variable(script)
  } while (lexer.is(','))
  return true
}

function variable(script: Script): void {
  const { lexer } = script
  const { start, text } = lexer
  const isName = lexer.kind === 'word' && !beginsStatement(lexer)
  if (isName) {
    lexer.advance()
  } else {
    skipPattern(script)
  }
  lexer.accept('!')
  if (script.dialect.types && lexer.accept(':')) {
    skipType(lexer)
  }
  if (lexer.accept('=')) {
    const binding = isName ? { name: text, start } : undefined
    script.grammar.expression(script, inStatement, binding)
  }
}

function skipPattern(script: Script): void {
  if (script.lexer.is('{')) {
    script.grammar.objectLiteral(script)
  } else if (script.lexer.is('[')) {
    skipElements(script)
  }
}
