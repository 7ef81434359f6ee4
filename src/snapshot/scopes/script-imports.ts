/** Steps over imports. They hold no scopes; what follows them may. */
import { inStatement, type Script } from './script-grammar.ts'

/** At `import`. False, without moving, when it is an expression. */
export function skipImport(script: Script): boolean {
  const { lexer } = script
  const next = lexer.peek().text
  if (next === '(' || next === '.') {
    return false
  }
  lexer.advance()
  while (importGoesOn(script)) {
    if (lexer.is('{')) {
      lexer.skipBrackets()
    } else {
      lexer.advance()
    }
  }
  if (lexer.accept('=')) {
    script.grammar.expression(script, inStatement)
  } else if (lexer.kind === 'string') {
    skipModuleName(script)
  }
  return true
}

/** Up to the module's name or to `=`. */
function importGoesOn({ lexer }: Script): boolean {
  if (lexer.kind === 'word') {
    return !lexer.newline || lexer.text === 'from' || lexer.text === 'as'
  }
  return lexer.is('{') || lexer.is('*') || lexer.is(',')
}

function skipModuleName({ lexer }: Script): void {
  lexer.advance()
  if ((lexer.is('with') || lexer.is('assert')) && !lexer.newline) {
    lexer.advance()
    if (lexer.is('{')) {
      lexer.skipBrackets()
    }
  }
}
