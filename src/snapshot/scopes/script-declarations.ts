/** Reads functions, classes and what is exported: which of them are scopes, what they are called, where they start. */
import { skipDecorators, skipFunction } from './script-elements.ts'
import { inStatement, type Script } from './script-grammar.ts'
import { skipImport } from './script-imports.ts'
import { continuesLine } from './script-lexer.ts'
import { skipClass } from './script-members.ts'
import { skipAlias, skipEnum, skipGlobal, skipInterface, skipNamespace } from './script-type-declarations.ts'
import { skipConstants, skipLetVariables, skipVariables } from './script-variables.ts'

type Step = (script: Script, start: number) => boolean

/** At the first word behind decorators, which began at `start`. False, without moving, when nothing is declared here. */
export function skipDeclaration(script: Script, start: number): boolean {
  const { lexer } = script
  const step = lexer.kind === 'word' ? steps.get(lexer.text) : undefined
  return step?.(script, start) ?? false
}

const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['function', (script, start) => skipFunctionDeclaration(script, start, null)],
  ['async', asyncFunction],
  ['class', (script, start) => skipClassDeclaration(script, start, null)],
  ['abstract', modified],
  ['declare', modified],
  ['export', exported],
  ['import', skipImport],
  ['const', skipConstants],
  ['let', skipLetVariables],
  ['var', skipVariables],
  ['interface', skipInterface],
  ['enum', skipEnum],
  ['namespace', skipNamespace],
  ['module', skipNamespace],
  ['global', skipGlobal],
  ['type', skipAlias],
])

/** At `function` or `async`. */
function skipFunctionDeclaration(script: Script, start: number, fallback: string | null): true {
  const { lexer, recorder } = script
  lexer.accept('async')
  lexer.advance()
  lexer.accept('*')
  const name = lexer.kind === 'word' ? lexer.text : fallback
  if (lexer.kind === 'word') {
    lexer.advance()
  }
  const handle = name === null ? null : recorder.open(name, start)
  skipFunction(script)
  if (handle !== null) {
    recorder.close(handle, lexer.previousEnd)
  }
  return true
}

function asyncFunction(script: Script, start: number): boolean {
  const next = script.lexer.peek()
  return continuesLine(next) && next.text === 'function' && skipFunctionDeclaration(script, start, null)
}

/** At `class`. */
function skipClassDeclaration(script: Script, start: number, fallback: string | null): true {
  const { lexer, recorder } = script
  lexer.advance()
  const named = lexer.kind === 'word' && lexer.text !== 'extends' && lexer.text !== 'implements'
  const name = named ? lexer.text : fallback
  if (named) {
    lexer.advance()
  }
  const handle = name === null ? null : recorder.open(name, start)
  skipClass(script)
  if (handle !== null) {
    recorder.close(handle, lexer.previousEnd)
  }
  return true
}

function modified(script: Script, start: number): boolean {
  const { lexer } = script
  const next = lexer.peek()
  if (!continuesLine(next)) {
    return false
  }
  while (lexer.is('declare') || lexer.is('abstract')) {
    lexer.advance()
  }
  return lexer.is('export') || skipDeclaration(script, start) || true
}

function exported(script: Script, start: number): true {
  const { lexer } = script
  lexer.advance()
  skipDecorators(script)
  if (lexer.accept('default')) {
    skipDefault(script, start)
    return true
  }
  if (lexer.is('type') && ['{', '*'].includes(lexer.peek().text)) {
    lexer.advance()
  }
  if (lexer.is('{')) {
    lexer.skipBrackets()
  } else if (!lexer.is('export')) {
    skipDeclaration(script, start)
  }
  return true
}

function skipDefault(script: Script, start: number): void {
  const { lexer } = script
  skipDecorators(script)
  const next = lexer.peek()
  if (lexer.is('abstract') && next.text === 'class') {
    lexer.advance()
  }
  if (lexer.is('class')) {
    skipClassDeclaration(script, start, 'default')
  } else if (lexer.is('function') || (lexer.is('async') && next.text === 'function' && !next.newline)) {
    skipFunctionDeclaration(script, start, 'default')
  } else if (!(lexer.is('interface') && skipDeclaration(script, start))) {
    script.grammar.expression(script, inStatement, { name: 'default', start })
  }
}
