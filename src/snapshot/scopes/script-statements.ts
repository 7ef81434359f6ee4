/** Reads statements. Control flow is passed over word by word: what matters is where declarations begin. */
import { skipDeclaration } from './script-declarations.ts'
import { skipBlock, skipDecorators, skipElements, skipElementsUntil } from './script-elements.ts'
import { inCase, inStatement, type Script } from './script-grammar.ts'

type Step = (script: Script) => void

/** Up to a closing brace, which stays, or to the end. */
export function skipStatements(script: Script): void {
  const { lexer } = script
  while (lexer.kind !== 'end' && !lexer.is('}')) {
    const { start } = lexer
    skipStatement(script)
    if (lexer.start === start) {
      lexer.advance()
    }
  }
}

function skipStatement(script: Script): void {
  const { lexer } = script
  const { start } = lexer
  if (lexer.is('{')) {
    skipBlock(script)
    return
  }
  skipDecorators(script)
  const step = lexer.kind === 'word' ? steps.get(lexer.text) : undefined
  if (step !== undefined) {
    step(script)
  } else if (!skipDeclaration(script, start)) {
    skipExpressionStatement(script)
  }
}

const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['if', headed],
  ['while', headed],
  ['for', headed],
  ['with', headed],
  ['switch', headed],
  ['catch', headed],
  ['else', bare],
  ['do', bare],
  ['try', bare],
  ['finally', bare],
  ['debugger', bare],
  ['default', bare],
  ['return', valued],
  ['throw', valued],
  ['break', jump],
  ['continue', jump],
  ['case', label],
])

function bare({ lexer }: Script): void {
  lexer.advance()
}

/** A head in parentheses, which may declare variables; the body is a statement of its own. */
function headed(script: Script): void {
  const { lexer } = script
  lexer.advance()
  lexer.accept('await')
  if (!lexer.is('(')) {
    return
  }
  const next = lexer.peek().text
  if (next !== 'const' && next !== 'let' && next !== 'var') {
    skipElements(script)
    return
  }
  lexer.advance()
  lexer.advance()
  skipElementsUntil(script, ')')
}

function valued(script: Script): void {
  const { lexer } = script
  lexer.advance()
  if (!lexer.newline) {
    skipExpressionStatement(script)
  }
}

function jump({ lexer }: Script): void {
  lexer.advance()
  if (lexer.kind === 'word' && !lexer.newline) {
    lexer.advance()
  }
}

function label(script: Script): void {
  const { lexer } = script
  lexer.advance()
  do {
    script.grammar.expression(script, inCase)
  } while (lexer.accept(','))
  lexer.accept(':')
}

function skipExpressionStatement(script: Script): void {
  do {
    script.grammar.expression(script, inStatement)
  } while (script.lexer.accept(','))
}
