/**
 * The parts of a component that are no markup: its program, which stands between `<script>` and `</script>` of a Vue or Svelte file,
 * and in the code fence at the head of an Astro file; and the comments of its markup. What a tag, a quoted value or an expression in
 * braces holds is neither.
 */
import { blockCommentEnd, lineEnd, stringEnd } from './script-literals.ts'

/** How a component is written; they differ in what stands in braces. */
export type ComponentSyntax = 'vue' | 'svelte' | 'astro'

/** Offsets into the source; `end` is behind the last character. */
export interface ComponentPart {
  readonly start: number
  readonly end: number
}

/** A program, without the tag. */
export interface ComponentProgram extends ComponentPart {
  /** As the tag has them; empty for a code fence. */
  readonly attributes: string
}

/** In the order of the source. */
export interface ComponentParts {
  readonly programs: readonly ComponentProgram[]
  /** With what opens and closes them. */
  readonly comments: readonly ComponentPart[]
}

const fence = /^\uFEFF?\s*---(?=\r?\n|\r)/
const opening = /<!--|<(script|style)(?=[\s>/])|<(?=[a-z])|\{/gi
/** Not of a program: data, or a template of something else. */
const otherType = /\stype\s*=\s*["']?(?!module\b|(?:text|application)\/(?:java|ecma|type)script\b)[\w/+-]/i

/** In linear time; what is not closed goes to the end. */
export function componentParts(source: string, syntax: ComponentSyntax): ComponentParts {
  const head = syntax === 'astro' ? codeFence(source) : null
  const programs: ComponentProgram[] = head === null ? [] : [head]
  const comments: ComponentPart[] = []
  const braces = new Braces(source, syntax)
  opening.lastIndex = head?.end ?? 0
  for (let found = opening.exec(source); found !== null; found = opening.exec(source)) {
    const [text, raw] = found
    const start = found.index
    const from = start + text.length
    if (text === '<!--') {
      const end = endOf(source, '-->', from)
      comments.push({ start, end })
      opening.lastIndex = end
    } else if (text === '{') {
      opening.lastIndex = braces.end(start)
    } else {
      const inside = tagEnd(source, from, braces)
      const program = rawText(source, raw?.toLowerCase(), { from, inside })
      programs.push(...(isProgram(program) ? [program] : []))
      opening.lastIndex = program.end
    }
  }
  return { programs, comments }
}

interface RawText extends ComponentProgram {
  readonly tag: string | undefined
}

/** Behind a tag that is not closed by itself; of other tags than these two nothing. */
function rawText(
  source: string,
  tag: string | undefined,
  { from, inside }: { readonly from: number; readonly inside: number },
): RawText {
  const attributes = source.slice(from, inside)
  const isEmpty = tag === undefined || attributes.endsWith('/>')
  return { tag, start: inside, end: isEmpty ? inside : closingTag(source, tag, inside), attributes }
}

function isProgram({ tag, attributes }: RawText): boolean {
  return tag === 'script' && !otherType.test(attributes)
}

function codeFence(source: string): ComponentProgram | null {
  const start = fence.exec(source)?.[0].length
  if (start === undefined) {
    return null
  }
  const end = /^---/m.exec(source.slice(start))?.index
  return { start, end: end === undefined ? source.length : start + end, attributes: '' }
}

/** The programs alone: everything else becomes blanks, so that each line and column stays where it is. */
export function componentScript(source: string, syntax: ComponentSyntax): string {
  return programsAlone(source, componentParts(source, syntax).programs)
}

/** As long as the source, with the same line breaks. */
export function programsAlone(source: string, programs: readonly ComponentPart[]): string {
  const parts: string[] = []
  let kept = 0
  for (const { start, end } of programs) {
    parts.push(blanked(source.slice(kept, start)), source.slice(start, end))
    kept = end
  }
  return [...parts, blanked(source.slice(kept))].join('')
}

function blanked(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, ' ')
}

function endOf(source: string, text: string, from: number): number {
  const at = source.indexOf(text, from)
  return at === -1 ? source.length : at + text.length
}

/** Expressions of the markup: `{{ … }}` of Vue, `{ … }` of the others. One that is not closed is text, and so is all behind it. */
class Braces {
  readonly #source: string
  readonly #syntax: ComponentSyntax
  #areText = false

  constructor(source: string, syntax: ComponentSyntax) {
    this.#source = source
    this.#syntax = syntax
  }

  /** Past the expression that begins at a brace; past the brace where none does. */
  end(brace: number): number {
    if (this.#syntax === 'vue') {
      return this.#source[brace + 1] === '{' ? endOf(this.#source, '}}', brace + 2) : brace + 1
    }
    const end = this.#areText ? null : this.#closing(brace)
    this.#areText ||= end === null
    return end ?? brace + 1
  }

  /** In tags of Vue a brace is part of a value. */
  endInTag(brace: number): number {
    return this.#syntax === 'vue' ? brace + 1 : this.end(brace)
  }

  #closing(brace: number): number | null {
    const source = this.#source
    const special = /["'`{}]|\/\*|(?<=[\s{;])\/\//g
    special.lastIndex = brace
    let depth = 0
    for (let found = special.exec(source); found !== null; found = special.exec(source)) {
      const [text] = found
      depth += text === '{' ? 1 : text === '}' ? -1 : 0
      if (depth === 0) {
        return special.lastIndex
      }
      special.lastIndex = literalEnd(source, found.index, text)
    }
    return null
  }
}

/** An apostrophe in a text between tags opens no string: a string ends on its line. */
function literalEnd(source: string, at: number, text: string): number {
  switch (text) {
    case '"':
    case "'": {
      const end = stringEnd(source, at)
      return source[end - 1] === text && end > at + 1 ? end : at + 1
    }
    case '`': {
      const end = source.indexOf('`', at + 1)
      return end === -1 ? at + 1 : end + 1
    }
    case '/*':
      return blockCommentEnd(source, at)
    case '//':
      return lineEnd(source, at)
    default:
      return at + 1
  }
}

/** Behind the `>` of a tag; one in a quoted value or in braces does not end it. */
function tagEnd(source: string, from: number, braces: Braces): number {
  const attributes = /=\s*"[^"]*"|=\s*'[^']*'|[{>]/g
  attributes.lastIndex = from
  for (let part = attributes.exec(source); part !== null; part = attributes.exec(source)) {
    if (part[0] === '>') {
      return attributes.lastIndex
    }
    if (part[0] === '{') {
      attributes.lastIndex = braces.endInTag(part.index)
    }
  }
  return source.length
}

function closingTag(source: string, name: string, from: number): number {
  const closing = name === 'script' ? /<\/script/gi : /<\/style/gi
  closing.lastIndex = from
  return closing.exec(source)?.index ?? source.length
}
