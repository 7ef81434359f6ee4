/** What the function or class around a line is made of, and the outermost one around that. */
import { isOwn, ownWords } from '#model/line-words.ts'
import { bodySketch, type TextPart } from '#model/scope-body.ts'
import type { LineStarts } from './scopes/line-starts.ts'
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
  readonly lines: LineStarts
  readonly scopes: ScopeIndex | null
}): (line: number) => ScopeBodies {
  const comment = /\.pyi?$/.test(path) ? pythonComment : scriptComment
  const known = new Map<string, string | null>()
  const bodyOf = (extent: ScopeLines, name: string): string | null => {
    const key = `${extent.first} ${extent.last} ${name}`
    let body = known.get(key)
    if (body === undefined) {
      body = sketchOf(lines, extent, { name, comment })
      known.set(key, body)
    }
    return body
  }
  return (line) => {
    const [extent, around] = [scopes?.extent(line) ?? null, scopes?.outermost(line) ?? null]
    if (extent === null || around === null) {
      return none
    }
    const name = scopes?.at(line) ?? ''
    const isOutermost = around.first === extent.first && around.last === extent.last
    return {
      body: bodyOf(extent, name.slice(name.lastIndexOf('.') + 1)),
      outer: isOutermost ? null : bodyOf(around, name.split('.', 1)[0] ?? ''),
    }
  }
}

const pythonComment = /#.*/g
const scriptComment = /\/\/.*|\/\*.*?\*\//g

/**
 * Without the line that names it: another function would differ in it anyway. Names that every program has name nothing. And
 * without the comments of its lines: a function that gets some is the same one.
 */
function sketchOf(
  lines: LineStarts,
  { first, last }: ScopeLines,
  { name, comment }: { readonly name: string; readonly comment: RegExp },
): string | null {
  // What ends a line may be more to a language than to a file.
  if (first > lines.count) {
    return null
  }
  const part = { start: lines.startOf(first), end: lines.endOf(Math.min(last, lines.count)) }
  const naming = namingLine(lines, part, name)
  const parts =
    naming === null
      ? [part]
      : [
          { start: part.start, end: lines.startOf(naming) },
          { start: lines.endOf(naming), end: part.end },
        ]
  return bodySketch(
    lines.source,
    parts.flatMap((one) => uncommented(lines.source, one, comment)),
  )
}

/** As far as a line alone tells what is comment: a text may hold what looks like one, on both sides of a comparison alike. */
function uncommented(source: string, { start, end }: TextPart, comment: RegExp): readonly TextPart[] {
  const parts: TextPart[] = []
  let from = start
  for (const { index, 0: text } of source.slice(start, end).matchAll(comment)) {
    parts.push({ start: from, end: start + index })
    from = start + index + text.length
  }
  return [...parts, { start: from, end }]
}

/** The first line that has the name as a word of its own; null when there is none. */
function namingLine(lines: LineStarts, { start, end }: TextPart, name: string): number | null {
  if (name === '' || !isOwn(name)) {
    return null
  }
  const body = lines.source.slice(start, end)
  let at = body.indexOf(name)
  while (at !== -1) {
    const line = lines.lineOf(start + at)
    if (ownWords(lines.text(line)).has(name)) {
      return line
    }
    at = body.indexOf(name, lines.endOf(line) - start)
  }
  return null
}

const longestComment = 200

/** A line of a documentation comment belongs to what is documented: the first line of code below it. Any other line is its own. */
export function documentedLine(lines: LineStarts, line: number): number {
  if (!/^\s*(?:\*|\/\*\*)/.test(lines.text(line))) {
    return line
  }
  const end = commentEnd(lines, line)
  if (end === null) {
    return line
  }
  const below = firstLine(lines, end + 1, (text) => !/^\s*(?:$|\/\/)/.test(text))
  return below ?? line
}

/** The line that ends the comment; null where another one starts before, or on it. */
function commentEnd(lines: LineStarts, line: number): number | null {
  const end = firstLine(lines, line, (text) => text.includes('*/'))
  const another = firstLine(lines, line + 1, (text) => text.includes('/*'), longestComment - 1)
  return end === null || (another !== null && another <= end) ? null : end
}

/** Not looked for further than comments go. */
function firstLine(
  lines: LineStarts,
  from: number,
  isWanted: (text: string) => boolean,
  most = longestComment,
): number | null {
  for (let line = from; line < from + most && line <= lines.count; line++) {
    if (isWanted(lines.text(line))) {
      return line
    }
  }
  return null
}
