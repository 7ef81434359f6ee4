/** The tokens and comments of a Python source. Nothing inside of a string is one, but for the fields of an f-string. */
import { PythonLexer } from './python-lexer.ts'

/** One token, or one comment with its `#`. */
export interface PythonToken {
  readonly kind: 'token' | 'comment'
  readonly text: string
  readonly start: number
  /** Counts logical lines; comments between two belong to the next. */
  readonly statement: number
}

/** In order. Of a string only its opening quote is told. */
export function pythonTokens(source: string): readonly PythonToken[] {
  const tokens: PythonToken[] = []
  let statement = 0
  const heard = (kind: PythonToken['kind']) => (start: number, end: number) => {
    tokens.push({ kind, text: source.slice(start, end), start, statement })
  }
  const lexer = new PythonLexer(source, {
    token: heard('token'),
    comment: heard('comment'),
    retreat: (offset) => {
      while ((tokens.at(-1)?.start ?? -1) >= offset) {
        tokens.pop()
      }
    },
  })
  while (!lexer.done) {
    lexer.indentation()
    if (!lexer.skipEmptyLine()) {
      lexer.skipLogicalLine()
      statement += 1
    }
  }
  return tokens
}
