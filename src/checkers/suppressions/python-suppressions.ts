/** What hides errors in a Python source: comments, `Any` where it is written out, and casts to it. */
import { type PythonToken, pythonTokens } from '#snapshot/scopes/python-tokens.ts'
import { pythonDirectives } from './python-comments.ts'
import type { Suppression } from './suppression.ts'

/** In the order of the source. */
export function pythonSuppressions(source: string): readonly Suppression[] {
  const tokens = pythonTokens(source)
  const code = tokens.filter(({ kind }) => kind === 'token')
  const firstCode = code[0]?.start ?? source.length
  const comments = tokens
    .filter(({ kind }) => kind === 'comment')
    .flatMap(({ text, start }) =>
      pythonDirectives(text, { first: start < firstCode }).map((found) => ({
        ...found,
        start,
        end: start + text.length,
      })),
    )
  return [...comments, ...anys(code)].sort((a, b) => a.start - b.start)
}

const typingModules: ReadonlySet<string> = new Set(['typing', 'typing_extensions', 't', 'te'])

function anys(code: readonly PythonToken[]): readonly Suppression[] {
  const found: Suppression[] = []
  let imports = -1
  for (const [at, token] of code.entries()) {
    const { text, start, statement } = token
    if (text === 'import') {
      imports = statement
    } else if (text === ';') {
      imports = -1
    } else if (text === 'Any' && statement !== imports && isTypingAny(code, at)) {
      const cast = isCastTo(code, at)
      const rule = cast ? 'cast-any' : 'explicit-any'
      const message = cast ? 'a cast to Any' : 'Any is written here'
      found.push({ start, end: start + text.length, rule, message })
    }
  }
  return found
}

/** Bare, or of the module that has it; `message.Any` is somebody else's. */
function isTypingAny(code: readonly PythonToken[], at: number): boolean {
  const before = code[at - 1]
  if (before?.text === '.') {
    return typingModules.has(code[at - 2]?.text ?? '')
  }
  const isFirst = before?.statement !== code[at]?.statement
  return !(isFirst && code[at + 1]?.text === '=') && before?.text !== 'class' && before?.text !== 'def'
}

/** The first argument of `cast`, with its module or without. */
function isCastTo(code: readonly PythonToken[], at: number): boolean {
  const bracket = code[at - 1]?.text === '.' ? at - 3 : at - 1
  return (
    code[bracket]?.text === '(' && code[bracket - 1]?.text === 'cast' && code[bracket - 2]?.text !== 'def'
  )
}
