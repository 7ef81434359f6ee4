/** Reads JSX: text and attributes are passed over, what stands in braces is an expression. */
import { nested, type Script } from './script-grammar.ts'
import { blockCommentEnd, lineEnd } from './script-literals.ts'
import { skipHole } from './script-templates.ts'
import { skipTypeList } from './script-types.ts'

const elementStart = /<[\p{L}_$>]/uy
const genericArrow = /<(?:const\s+[\w$]|[\w$]+\s*(?:,|=(?!=)|extends\s+[^\s=/>]))/y

/** Whether the current token opens an element where an operand is expected. */
export function startsMarkup({ lexer, dialect }: Script): boolean {
  if (!(dialect.jsx && lexer.is('<'))) {
    return false
  }
  elementStart.lastIndex = lexer.start
  genericArrow.lastIndex = lexer.start
  return elementStart.test(lexer.source) && !(dialect.types && genericArrow.test(lexer.source))
}

/** At `<`; leaves the token after the element. */
export function skipMarkup(script: Script): void {
  const { lexer } = script
  let at = lexer.start
  let depth = 0
  do {
    at = skipText(script, at)
    if (lexer.source[at] === '{') {
      at = skipBraces(script, at)
    } else if (lexer.source[at + 1] === '/') {
      depth -= 1
      at = closingTagEnd(lexer.source, at)
    } else {
      const tag = skipTag(script, at)
      depth += tag.opens ? 1 : 0
      at = tag.end
    }
  } while (depth > 0 && at < lexer.source.length)
  lexer.advanceFrom(at)
}

function skipText({ lexer: { source, opaque } }: Script, offset: number): number {
  let at = offset
  while (at < source.length && source[at] !== '{' && source[at] !== '<') {
    at += 1
  }
  if (at > offset) {
    opaque.set(offset, at)
  }
  return at
}

function closingTagEnd(source: string, offset: number): number {
  const end = source.indexOf('>', offset)
  return end === -1 ? source.length : end + 1
}

function skipBraces(script: Script, open: number): number {
  const { lexer } = script
  lexer.advanceFrom(open)
  nested(script, () => {
    lexer.advance()
    skipHole(script)
    lexer.accept('}')
  })
  return lexer.previousEnd
}

interface Tag {
  readonly end: number
  /** Children and a closing tag follow. */
  readonly opens: boolean
}

/** At `<` of an opening tag. */
function skipTag(script: Script, open: number): Tag {
  const { source } = script.lexer
  let before = '<'
  for (let at = open + 1; at < source.length; ) {
    const char = source[at] ?? ''
    if (char === '>') {
      return { end: at + 1, opens: before !== '/' }
    }
    const comment = commentEnd(source, at)
    at = comment ?? attributeStep(script, at, before)
    before = comment !== null || char.trim() === '' ? before : char
  }
  return { end: source.length, opens: false }
}

function commentEnd(source: string, at: number): number | null {
  if (source.startsWith('//', at)) {
    return lineEnd(source, at)
  }
  return source.startsWith('/*', at) ? blockCommentEnd(source, at) : null
}

/** Past a string, a value in braces or an element as value; otherwise past one character. */
function attributeStep(script: Script, at: number, before: string): number {
  const { lexer } = script
  const char = lexer.source[at] ?? ''
  if (char === '"' || char === "'") {
    const close = lexer.source.indexOf(char, at + 1)
    const end = close === -1 ? lexer.source.length : close + 1
    lexer.opaque.set(at, end)
    return end
  }
  if (char === '{') {
    return skipBraces(script, at)
  }
  return char === '<' ? skipAngle(script, at, before) : at + 1
}

function skipAngle(script: Script, at: number, before: string): number {
  const { lexer } = script
  lexer.advanceFrom(at)
  const start = lexer.mark()
  if (before === '=') {
    nested(script, () => skipMarkup(script))
  } else if (!skipTypeList(lexer)) {
    lexer.reset(start)
  }
  return Math.max(lexer.previousEnd, at + 1)
}
