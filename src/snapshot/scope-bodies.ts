/** What the function or class around a line is made of, and the outermost one around that. */
import { ownWords } from '#model/line-words.ts'
import { bodySketch, shinglesOf } from '#model/scope-body.ts'
import { lineComments } from './line-comments.ts'
import type { ScopeIndex, ScopeLines } from './scopes/scope-index.ts'

/** null at the top level, and for a body that says too little. `outer` is null where the scope itself is the outermost one. */
export interface ScopeBodies {
  readonly body: string | null
  readonly outer: string | null
}

const none: ScopeBodies = { body: null, outer: null }

/** Reads each scope at most once, when it is first asked for. Lines count from 1. */
export function scopeBodies({
  path,
  lines,
  scopes,
}: {
  readonly path: string
  readonly lines: readonly string[]
  readonly scopes: ScopeIndex | null
}): (line: number) => ScopeBodies {
  const comment = lineComments(path)
  const known = new Map<string, string | null>()
  const bodyOf = (extent: ScopeLines, name: string): string | null => {
    const key = `${extent.first} ${extent.last} ${name}`
    let body = known.get(key)
    if (body === undefined) {
      body = bodySketch(shinglesOf(textOf(lines, extent, { name, comment })))
      known.set(key, body)
    }
    return body
  }
  return (line) => {
    const names = scopes?.at(line).split('.') ?? []
    const [extent, around] = [scopes?.extent(line) ?? null, scopes?.outermost(line) ?? null]
    if (extent === null || around === null) {
      return none
    }
    const isOutermost = around.first === extent.first && around.last === extent.last
    return {
      body: bodyOf(extent, names.at(-1) ?? ''),
      outer: isOutermost ? null : bodyOf(around, names[0] ?? ''),
    }
  }
}

/**
 * Without the line that names it: another function would differ in it anyway. Names that every program has name nothing. And
 * without the comments at the ends of lines: a function that gets some is the same one.
 */
function textOf(
  lines: readonly string[],
  { first, last }: ScopeLines,
  { name, comment }: { readonly name: string; readonly comment: RegExp },
): string {
  const own = lines.slice(first - 1, last)
  const naming = own.findIndex((line) => line.includes(name) && ownWords(line).has(name))
  const others = own.filter((_, index) => index !== naming)
  return others.map((line) => line.replace(comment, '')).join('\n')
}

const longestComment = 200

/** A line of a documentation comment belongs to what is documented: the first line of code below it. Any other line is its own. */
export function documentedLine(lines: readonly string[], line: number): number {
  if (!/^\s*(?:\*|\/\*\*)/.test(lines[line - 1] ?? '')) {
    return line
  }
  const comment = lines.slice(line - 1, line - 1 + longestComment)
  const end = comment.findIndex((text) => text.includes('*/'))
  const another = comment.findIndex((text, index) => index > 0 && text.includes('/*'))
  if (end === -1 || (another !== -1 && another <= end)) {
    return line
  }
  const below = lines.slice(line + end, line + end + longestComment)
  const code = below.findIndex((text) => !/^\s*(?:$|\/\/)/.test(text))
  return code === -1 ? line : line + end + code + 1
}
