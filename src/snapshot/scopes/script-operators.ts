/** Reads one operator of an expression, with what belongs to it. A step that reads nothing ends the expression. */
import { targetName } from './script-bindings.ts'
import { skipBlock, skipElements } from './script-elements.ts'
import { beginsStatement, type Script } from './script-grammar.ts'
import { operandStep } from './script-operands.ts'
import { skipTemplate } from './script-templates.ts'
import { startsTypeArguments } from './script-type-arguments.ts'
import { skipType } from './script-types.ts'
import { bind, completeOperand, type Walk } from './script-walk.ts'

type Step = (script: Script, walk: Walk) => boolean

const infixWords: ReadonlySet<string> = new Set(['in', 'instanceof', 'of'])
const castWords: ReadonlySet<string> = new Set(['as', 'satisfies'])
/** What never continues an expression from the line before. */
const freshMarks: ReadonlySet<string> = new Set(['{', '!', '++', '--', '@', '~', '#'])
const optionalFollowers: ReadonlySet<string> = new Set([':', ',', ')', '=', ']', '}'])

/** False when the token does not continue the expression. */
export function operatorStep(script: Script, walk: Walk): boolean {
  if (endsByLineBreak(script, walk)) {
    return false
  }
  switch (script.lexer.kind) {
    case 'end':
      return false
    case 'word':
      return wordOperator(script, walk)
    case 'template':
      skipTemplate(script)
      return completeOperand(walk)
    case 'mark':
      return (markSteps.get(script.lexer.text) ?? infix)(script, walk)
    default:
      return operandStep(script, walk)
  }
}

/** JavaScript's automatic semicolon. */
function endsByLineBreak({ lexer }: Script, walk: Walk): boolean {
  if (!(lexer.newline && walk.place.breaks)) {
    return false
  }
  if (walk.finished) {
    return !(lexer.is(':') && walk.conditions > 0)
  }
  switch (lexer.kind) {
    case 'word':
      return lexer.text !== 'in' && lexer.text !== 'instanceof'
    case 'mark':
      return freshMarks.has(lexer.text)
    default:
      return lexer.kind !== 'template'
  }
}

const markSteps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['(', group],
  ['[', element],
  ['{', brace],
  ['.', member],
  ['?.', member],
  ['=>', arrow],
  ['=', assignment],
  ['?', question],
  [':', colon],
  ['<', less],
  ['>', greater],
  ['!', postfix],
  ['++', postfix],
  ['--', postfix],
  [')', stop],
  [']', stop],
  ['}', stop],
  [';', stop],
  [',', stop],
])

function stop(): false {
  return false
}

function infix({ lexer }: Script, walk: Walk): true {
  lexer.advance()
  walk.operand = true
  return true
}

/** Keeps the target: `this.x! = …` names `x`. */
function postfix({ lexer }: Script): true {
  lexer.advance()
  return true
}

function group(script: Script, walk: Walk): true {
  skipElements(script)
  return completeOperand(walk)
}

/** `a['b']` is a name like `a.b`. */
function element(script: Script, walk: Walk): true {
  const { lexer } = script
  const inner = lexer.peek()
  const { target } = walk
  skipElements(script)
  completeOperand(walk)
  if (inner.kind === 'string' && lexer.previousEnd === inner.end + 1) {
    target.push(inner.text.slice(1, -1))
    walk.target = target
    walk.targetStart = inner.start
  }
  return true
}

function brace(script: Script, walk: Walk): boolean {
  return !(walk.place.breaks || walk.place.beforeBody) && operandStep(script, walk)
}

function member({ lexer }: Script, walk: Walk): true {
  lexer.advance()
  if (lexer.kind === 'word' || lexer.kind === 'private') {
    walk.target.push(lexer.text)
    walk.targetStart = lexer.start
    lexer.advance()
  }
  return true
}

function arrow(script: Script, walk: Walk): true {
  script.lexer.advance()
  walk.named = false
  walk.target = []
  if (script.lexer.is('{')) {
    skipBlock(script)
    completeOperand(walk)
    walk.finished = true
  } else {
    walk.operand = true
  }
  return true
}

function assignment(script: Script, walk: Walk): true {
  const name = targetName(walk.target)
  const start = walk.targetStart
  script.lexer.advance()
  walk.operand = true
  walk.target = []
  if (name !== null) {
    bind(script, walk, { name, start })
  }
  return true
}

/** The mark of an optional parameter is followed by what cannot begin an operand. */
function question({ lexer }: Script, walk: Walk): true {
  lexer.advance()
  if (!(lexer.kind === 'mark' && optionalFollowers.has(lexer.text))) {
    walk.conditions += 1
    walk.operand = true
  }
  return true
}

function colon({ lexer }: Script, walk: Walk): boolean {
  if (walk.conditions > 0) {
    lexer.advance()
    walk.conditions -= 1
    walk.operand = true
    return true
  }
  if (walk.place.annotates) {
    lexer.advance()
    skipType(lexer)
    walk.annotated = true
    return true
  }
  return false
}

function less(script: Script, walk: Walk): true {
  if (script.dialect.types && startsTypeArguments(script.lexer, walk.place)) {
    return completeOperand(walk)
  }
  return comparison(script, walk)
}

function greater(script: Script, walk: Walk): true {
  return comparison(script, walk)
}

/** The lexer hands out `<` and `>` one by one: takes the rest of `<=`, `>>>=` and the like along. */
function comparison({ lexer }: Script, walk: Walk): true {
  let { end } = lexer
  while ('<>='.includes(lexer.source[end] ?? ' ')) {
    end += 1
  }
  lexer.advanceFrom(end)
  walk.operand = true
  return true
}

function wordOperator(script: Script, walk: Walk): boolean {
  const { lexer } = script
  if (infixWords.has(lexer.text)) {
    return infix(script, walk)
  }
  if (script.dialect.types && castWords.has(lexer.text) && !lexer.newline) {
    lexer.advance()
    skipType(lexer)
    return completeOperand(walk)
  }
  if (walk.place.beforeBody || beginsStatement(lexer)) {
    return false
  }
  return operandStep(script, walk)
}
