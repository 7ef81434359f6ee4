/**
 * What hides errors in a TypeScript or JavaScript source: comments, and in TypeScript `any` where it is written out, casts to
 * it, and `!`. Decides by the neighbours of a token; there is no tree.
 */
import { type ScriptToken, scriptTokens } from '#snapshot/scopes/script-tokens.ts'
import { scriptDirectives } from './script-comments.ts'
import type { Suppression } from './suppression.ts'

/** In the order of the source. */
export function scriptSuppressions(
  source: string,
  dialect: { readonly types: boolean; readonly jsx: boolean },
): readonly Suppression[] {
  const tokens = scriptTokens(source, dialect)
  const comments = tokens
    .filter(({ kind }) => kind === 'comment')
    .flatMap(({ text, start }) =>
      scriptDirectives(text).map((found) => ({ ...found, start, end: start + text.length })),
    )
  const code = tokens.filter(({ kind }) => kind !== 'comment')
  const names = dialect.types ? specifiers(code) : new Set<number>()
  const typed = dialect.types ? code.flatMap((_, at) => (names.has(at) ? [] : typeEscape(code, at))) : []
  return [...comments, ...typed].sort((a, b) => a.start - b.start)
}

/** The tokens between the braces of imports and exports, which are names. */
function specifiers(code: readonly ScriptToken[]): ReadonlySet<number> {
  const inside = new Set<number>()
  for (let at = 0; at < code.length; at++) {
    const opens = code[at]?.text === '{' && /^(?:import|export)$/.test(statementWord(code, at))
    for (at += opens ? 1 : 0; opens && at < code.length && code[at]?.text !== '}'; at++) {
      inside.add(at)
    }
  }
  return inside
}

/** Before a brace: `import`, `export type`, `import a,`. */
function statementWord(code: readonly ScriptToken[], brace: number): string {
  const words = [1, 2, 3].map((distance) => code[brace - distance]?.text ?? '')
  const [last = '', second = '', third = ''] = words
  if (last === 'type' || (last === ',' && third !== 'type')) {
    return last === 'type' ? second : third
  }
  return last === ',' ? (code[brace - 4]?.text ?? '') : last
}

function typeEscape(code: readonly ScriptToken[], at: number): readonly Suppression[] {
  const token = code[at]
  if (token === undefined) {
    return []
  }
  const { text, start } = token
  const found = (rule: string, message: string): readonly Suppression[] => [
    { start, end: start + text.length, rule, message },
  ]
  if (text === 'any' && token.kind === 'word' && isTypeAny(code, at)) {
    const isWhole = !/^[[|&]$/.test(code[at + 1]?.text ?? '') || code[at + 1]?.newline === true
    return isWhole && code[at - 1]?.text === 'as' && !beginsOperand(code, at - 1)
      ? found('as-any', 'a cast to any')
      : found('explicit-any', 'any is written here')
  }
  if (text === '!' && token.kind === 'mark' && isPostfix(code, at)) {
    return code[at + 1]?.text === ':' && isDeclared(code, at - 1)
      ? found('definite-assignment', '! says that it is assigned')
      : found('non-null', '! says that it is not null')
  }
  return []
}

/** In front of a type, or between two. */
const beforeTypes: ReadonlySet<string> = new Set([
  ...[':', '<', ',', '|', '&', '=>', '=', '[', '?', '>'],
  ...['as', 'extends', 'keyof', 'is', 'satisfies', 'readonly', 'infer', 'new'],
])

/** Not a name: a member, a key, a parameter, something that is called. Each line looks at one neighbour more. */
function isTypeAny(code: readonly ScriptToken[], at: number): boolean {
  const text = (distance: number): string => code[at + distance]?.text ?? ''
  const [before, after] = [text(-1), text(1)]
  if (after === '(' && code[at + 1]?.newline !== true) {
    return false
  }
  switch (before) {
    case 'in':
      return text(-3) === '[' && after === ']'
    case ':':
      // `(a): any => a` has a type there, `{ b: any => 1 }` a parameter.
      return (after !== '=>' || text(-2) === ')') && !isName(before, after)
    case '=':
      return text(-2) !== 'export' && !isName(before, after)
    case '...':
      return after === '['
    case '(':
      return after === ')' ? text(2) !== '=>' && !isCalled(code[at - 2]) : /^[[|&]$/.test(after)
    default:
      return beforeTypes.has(before) && !isName(before, after)
  }
}

/** `any => …`, `{ any: … }`, `any.x`; behind these marks alone, because a type stands behind any other. */
function isName(before: string, after: string): boolean {
  const mayBeName = /^(?:[,=]|=>|<|\[)$/.test(before)
  return (
    after === '.' ||
    after === '?.' ||
    (mayBeName && after === '=>') ||
    (/^[,<]$/.test(before) && after === ':')
  )
}

/** What can be called stands before a bracket. */
function isCalled(before: ScriptToken | undefined): boolean {
  return before?.kind === 'word' || before?.text === ')' || before?.text === ']'
}

/** Words behind which an operand comes: a `!` there is a negation. */
const beforeOperands: ReadonlySet<string> = new Set([
  ...['return', 'typeof', 'case', 'do', 'else', 'in', 'instanceof', 'new', 'void', 'delete', 'throw'],
  ...['await', 'yield', 'of', 'default', 'extends', 'if', 'while', 'for', 'as', 'satisfies', 'export'],
])

/** Whether nothing that could be asserted stands before this token on its line. */
function beginsOperand(code: readonly ScriptToken[], at: number): boolean {
  const before = code[at - 1]
  if (before === undefined || code[at]?.newline === true) {
    return true
  }
  const { kind, text } = before
  if (kind === 'mark') {
    return !/^(?:[)\]}>]|!)$/.test(text) || (text === '!' && beginsOperand(code, at - 1))
  }
  return (
    kind === 'word' && beforeOperands.has(text) && code[at - 2]?.text !== '.' && code[at - 2]?.text !== '?.'
  )
}

const beforeNames =
  /^(?:[,;{}]|let|var|const|declare|readonly|public|private|protected|static|override|accessor)$/

/** Whether the name at this index is of a variable or a property; between `?` and `:` it is of neither. */
function isDeclared(code: readonly ScriptToken[], at: number): boolean {
  const before = code[at - 1]?.text ?? ''
  return beforeNames.test(before) || (code[at]?.newline === true && before !== '?')
}

function isPostfix(code: readonly ScriptToken[], at: number): boolean {
  if (beginsOperand(code, at)) {
    return false
  }
  const before = code[at - 1]?.text
  const next = code[at + 1]
  // `if (a) !b`, and a block with a negation behind it
  const isStatement = before === '}' || (before === ')' && closesCondition(code, at - 1))
  const isOperand =
    next !== undefined && (isOperandWord(next) || (next.kind === 'value' && !next.text.startsWith('}')))
  const goesOn = isOperand && !next.newline
  return !isStatement && !goesOn
}

function isOperandWord({ kind, text }: ScriptToken): boolean {
  return kind === 'word' && !/^(?:as|in|instanceof|of|satisfies|is)$/.test(text)
}

/** In tokens; nobody writes a longer one. */
const longestCondition = 2000

/** At `)`: whether its partner stands behind `if`, `while`, `for` or `with`. */
function closesCondition(code: readonly ScriptToken[], close: number): boolean {
  let depth = 0
  for (let at = close; at >= Math.max(0, close - longestCondition); at--) {
    const text = code[at]?.kind === 'mark' ? code[at]?.text : ''
    depth += text === ')' ? 1 : text === '(' ? -1 : 0
    if (depth === 0) {
      return /^(?:if|while|for|with)$/.test(code[at - 1]?.text ?? '') && code[at - 2]?.text !== '.'
    }
  }
  return false
}
