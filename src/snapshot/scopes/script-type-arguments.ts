/** Decides whether `<` after an operand opens type arguments or compares, by TypeScript's own rule. */
import type { Place } from './script-grammar.ts'
import type { ScriptLexer } from './script-lexer.ts'
import { skipTypeList } from './script-types.ts'

const beginOperand: ReadonlySet<string> = new Set(['[', '{', '!', '~', '++', '--', '@', '#'])
const neverFollow: ReadonlySet<string> = new Set(['<', '>', '+', '-'])
const infixWords: ReadonlySet<string> = new Set(['in', 'instanceof', 'as', 'satisfies'])

/** At `<`: moves past the type arguments, or answers false and stays. */
export function startsTypeArguments(lexer: ScriptLexer, place: Place): boolean {
  const here = lexer.mark()
  if (skipTypeList(lexer) && (place.beforeBody || mayFollow(lexer))) {
    return true
  }
  lexer.reset(here)
  return false
}

function mayFollow(lexer: ScriptLexer): boolean {
  switch (lexer.kind) {
    case 'end':
    case 'template':
      return true
    case 'mark':
      return !neverFollow.has(lexer.text) && (lexer.newline || !beginOperand.has(lexer.text))
    case 'word':
      return lexer.newline || infixWords.has(lexer.text)
    default:
      return lexer.newline
  }
}
