/** Reads template literals: the text between holes is passed over, each hole is an expression. */
import { inBraces, nested, type Script } from './script-grammar.ts'

/** At the opening backquote; leaves the token after the closing one. */
export function skipTemplate(script: Script): void {
  nested(script, () => {
    const { lexer } = script
    let piece = lexer.templatePiece(lexer.end)
    while (piece.opensHole) {
      lexer.advanceFrom(piece.end)
      skipHole(script)
      piece = lexer.templatePiece(lexer.is('}') ? lexer.end : lexer.source.length)
    }
    lexer.advanceFrom(piece.end)
  })
}

/** Behind `{`: everything up to the brace that closes it, which stays the current token. */
export function skipHole(script: Script): void {
  const { lexer } = script
  while (lexer.kind !== 'end' && !lexer.is('}')) {
    const { start } = lexer
    script.grammar.expression(script, inBraces)
    if (lexer.start === start) {
      lexer.advance()
    }
  }
}
