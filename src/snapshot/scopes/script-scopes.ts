/**
 * Finds the named definitions of a TypeScript or JavaScript source. Reads tokens with an eye on brackets; it
 * builds no tree and reports no errors. This file only ties the parts together.
 */

import { ScopeRecorder } from './scope-recorder.ts'
import { skipExpression } from './script-expressions.ts'
import type { Dialect, Grammar, Script } from './script-grammar.ts'
import { ScriptLexer } from './script-lexer.ts'
import { skipMarkup } from './script-markup.ts'
import { skipClassExpression, skipObjectLiteral } from './script-members.ts'
import { skipStatements } from './script-statements.ts'

const grammar: Grammar = {
  statements: skipStatements,
  expression: skipExpression,
  objectLiteral: skipObjectLiteral,
  classExpression: skipClassExpression,
  markup: skipMarkup,
}

/** Never fails; what cannot be read is passed over. */
export function scriptScopes(source: string, dialect: Dialect): ScopeRecorder {
  return readScript(source, dialect).recorder
}

/** The source with all that was learnt of it. */
export function readScript(source: string, dialect: Dialect): Script {
  const recorder = new ScopeRecorder()
  const lexer = new ScriptLexer(source)
  const script: Script = { lexer, recorder, dialect, grammar, depth: 0 }
  while (lexer.kind !== 'end') {
    skipStatements(script)
    lexer.accept('}')
  }
  return script
}
