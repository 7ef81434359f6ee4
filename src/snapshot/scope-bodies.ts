/** What the function or class around a line is made of, and the outermost one around that. */
import { isOwn, ownWords } from '#model/line-words.ts'
import { BodyWords, type TextPart } from '#model/scope-body.ts'
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
  if (scopes === null) {
    return () => none
  }
  const comment = /\.pyi?$/.test(path) ? pythonComment : scriptComment
  const known: ScopeBodies[] = []
  let last: { readonly around: ScopeLines; readonly read: OutermostScope } | null = null
  const within = (around: ScopeLines): OutermostScope => {
    if (last?.around.first !== around.first || last.around.last !== around.last) {
      last = { around, read: new OutermostScope(lines, around, comment) }
    }
    return last.read
  }
  const bodiesAt = (line: number): ScopeBodies => {
    const [extent, around] = [scopes.extent(line), scopes.outermost(line)]
    if (extent === null || around === null) {
      return none
    }
    const name = scopes.at(line)
    const read = within(around)
    const isOutermost = around.first === extent.first && around.last === extent.last
    return {
      body: read.body(extent, name.slice(name.lastIndexOf('.') + 1)),
      outer: isOutermost ? null : read.body(around, name.split('.', 1)[0] ?? ''),
    }
  }
  return (line) => {
    const owner = scopes.owner(line)
    if (owner === -1) {
      return none
    }
    const bodies = known[owner] ?? bodiesAt(line)
    known[owner] = bodies
    return bodies
  }
}

const pythonComment = /#.*/g
const scriptComment = /\/\/.*|\/\*.*?\*\//g

/** A scope that is in no other one, and what is in it: its words are read once for all of them. */
class OutermostScope {
  readonly #lines: LineStarts
  readonly #words: BodyWords
  readonly #bodies = new Map<string, string | null>()

  /** Without the comments of its lines: a function that gets some is the same one. */
  constructor(lines: LineStarts, extent: ScopeLines, comment: RegExp) {
    this.#lines = lines
    this.#words = new BodyWords(lines.source, uncommented(lines.source, partOf(lines, extent), comment))
  }

  /** Of the scope itself, or one in it. */
  body(extent: ScopeLines, name: string): string | null {
    const key = `${extent.first} ${extent.last} ${name}`
    const known = this.#bodies.get(key)
    const body = known === undefined ? this.#sketch(extent, name) : known
    this.#bodies.set(key, body)
    return body
  }

  /**
   * Without the line that names it: another function would differ in it anyway. Names that every program has name nothing.
   */
  #sketch(extent: ScopeLines, name: string): string | null {
    const lines = this.#lines
    const part = partOf(lines, extent)
    const naming = namingLine(lines, part, name)
    return this.#words.sketch(
      naming === null
        ? [part]
        : [
            { start: part.start, end: lines.startOf(naming) },
            { start: lines.endOf(naming), end: part.end },
          ],
    )
  }
}

/** What ends a line may be more to a language than to a file: then nothing is where a scope begins behind the last line. */
function partOf(lines: LineStarts, { first, last }: ScopeLines): TextPart {
  return first > lines.count
    ? { start: 0, end: 0 }
    : { start: lines.startOf(first), end: lines.endOf(Math.min(last, lines.count)) }
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
  if (!isInDocumentation(lines, line)) {
    return line
  }
  const end = commentEnd(lines, line)
  if (end === null) {
    return line
  }
  const below = firstLine(lines, end + 1, (text) => !/^\s*(?:$|\/\/)/.test(text))
  return below ?? line
}

/** Whether it starts with `*` or a slash and two of them. */
function isInDocumentation(lines: LineStarts, line: number): boolean {
  const text = lines.text(line).trimStart()
  return text.startsWith('*') || text.startsWith('/**')
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
