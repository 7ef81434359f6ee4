/** Reads one operand of an expression, or one prefix of it. A step that reads nothing ends the expression. */
import { skipElements, skipFunction } from './script-elements.ts'
import { beginsStatement, type Script } from './script-grammar.ts'
import { startsMarkup } from './script-markup.ts'
import { skipTemplate } from './script-templates.ts'
import { skipType, skipTypeList } from './script-types.ts'
import { completeOperand, confirmCandidate, dropCandidate, type Walk } from './script-walk.ts'

type Step = (script: Script, walk: Walk) => boolean

const prefixWords: ReadonlySet<string> = new Set([
  'await',
  'delete',
  'in',
  'instanceof',
  'new',
  'typeof',
  'void',
  'yield',
])

/** False when the token cannot begin or prefix an operand. */
export function operandStep(script: Script, walk: Walk): boolean {
  switch (script.lexer.kind) {
    case 'end':
      return false
    case 'word':
      return wordOperand(script, walk)
    case 'template':
      skipTemplate(script)
      return completeOperand(walk)
    case 'private':
    case 'number':
    case 'string':
      script.lexer.advance()
      return completeOperand(walk)
    case 'mark':
      return (markSteps.get(script.lexer.text) ?? prefix)(script, walk)
    default:
      return script.lexer.kind satisfies never
  }
}

const markSteps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['(', parentheses],
  ['[', brackets],
  ['{', braces],
  ['<', angle],
  ['/', regularExpression],
  ['/=', regularExpression],
  [')', stop],
  [']', stop],
  ['}', stop],
  [';', stop],
  [',', stop],
  [':', stop],
])

function stop(): false {
  return false
}

function prefix({ lexer }: Script): true {
  lexer.advance()
  return true
}

function brackets(script: Script, walk: Walk): true {
  skipElements(script)
  return completeOperand(walk)
}

function braces(script: Script, walk: Walk): true {
  script.grammar.objectLiteral(script)
  return completeOperand(walk)
}

function regularExpression({ lexer }: Script, walk: Walk): true {
  lexer.skipRegularExpression()
  return completeOperand(walk)
}

function angle(script: Script, walk: Walk): boolean {
  if (startsMarkup(script)) {
    script.grammar.markup(script)
    return completeOperand(walk)
  }
  const { lexer, dialect } = script
  const here = lexer.mark()
  if (!(dialect.types && skipTypeList(lexer))) {
    lexer.reset(here)
    lexer.advance()
  }
  return true
}

function parentheses(script: Script, walk: Walk): true {
  const parameters = skipElements(script)
  completeOperand(walk)
  skipReturnType(script, walk, parameters)
  if (script.lexer.is('=>')) {
    confirmCandidate(walk)
  } else {
    dropCandidate(script, walk)
  }
  return true
}

/** Between parameters and arrow. Inside `? :` only certain parameters make the colon a return type. */
function skipReturnType({ lexer, dialect }: Script, walk: Walk, parameters: boolean): void {
  const allowed = dialect.types && !walk.place.inCase && (walk.conditions === 0 || parameters)
  if (!(allowed && lexer.is(':')) || lexer.start < lexer.noReturnTypeBefore) {
    return
  }
  const here = lexer.mark()
  lexer.advance()
  if (!(skipType(lexer) && lexer.is('=>'))) {
    lexer.noReturnTypeBefore = lexer.start
    lexer.reset(here)
  }
}

function wordOperand(script: Script, walk: Walk): boolean {
  const { lexer } = script
  if (beginsStatement(lexer)) {
    return false
  }
  if (lexer.text === 'function') {
    return functionOperand(script, walk)
  }
  if (lexer.text === 'class') {
    script.grammar.classExpression(script, walk.named)
    walk.named = false
    return completeOperand(walk)
  }
  if (lexer.text === 'async') {
    return asyncOperand(script, walk)
  }
  if (prefixWords.has(lexer.text)) {
    return prefixWord(script, walk)
  }
  return nameOperand(script, walk)
}

function nameOperand({ lexer }: Script, walk: Walk): true {
  const { text, start } = lexer
  lexer.advance()
  completeOperand(walk)
  walk.target.push(text)
  walk.targetStart = start
  return true
}

/** A `yield` at the end of its line has no operand. */
function prefixWord({ lexer }: Script, walk: Walk): true {
  const mayEnd = lexer.text === 'yield' && walk.place.breaks
  lexer.advance()
  return mayEnd && lexer.newline ? completeOperand(walk) : true
}

function asyncOperand(script: Script, walk: Walk): true {
  const { lexer } = script
  const next = lexer.peek()
  if (next.newline) {
    return nameOperand(script, walk)
  }
  if (next.kind === 'word' && next.text === 'function') {
    return functionOperand(script, walk)
  }
  if (next.kind === 'mark' && (next.text === '(' || next.text === '<')) {
    lexer.advance()
    return true
  }
  return nameOperand(script, walk)
}

function functionOperand(script: Script, walk: Walk): true {
  const { lexer, recorder } = script
  const { start } = lexer
  lexer.accept('async')
  lexer.advance()
  lexer.accept('*')
  const name = lexer.kind === 'word' ? lexer.text : null
  if (name !== null) {
    lexer.advance()
  }
  const handle = name === null || walk.named ? null : recorder.open(name, start)
  walk.named = false
  skipFunction(script)
  if (handle !== null) {
    recorder.close(handle, lexer.previousEnd)
  }
  return completeOperand(walk)
}
