/** Takes a comment that ignores nothing out of a line, or the codes of it that ignore nothing. */
import type { TextEdit } from '#model/edit.ts'
import type { SourceText } from '../source-text.ts'
import { blankedPython } from './blanked.ts'

/** Whose comment it is. */
export type IgnoreWord = 'type' | 'pyright' | 'ty' | 'pyrefly'

/** What is unused of the comment of one line. */
export interface UnusedIgnore {
  readonly line: number
  readonly word: IgnoreWord
  /** null: the whole comment. */
  readonly codes: readonly string[] | null
  /** Codes in place of unused ones. */
  readonly instead: ReadonlyMap<string, readonly string[]>
}

/** null where the line has no such comment, has two, or text behind it that belongs to it. */
export function withoutIgnore(unused: UnusedIgnore, source: SourceText): readonly TextEdit[] | null {
  const line = source.line(unused.line)
  if (line === null) {
    return null
  }
  const code = blankedPython(source).slice(line.start, line.start + line.text.length)
  const hash = code.indexOf('#')
  if (hash === -1) {
    return null
  }
  const pattern = new RegExp(`#\\s*${unused.word}:\\s*ignore(\\[[^\\]#]*\\])?(?=\\s*(?:#|$))`, 'g')
  const [found, ...more] = line.text.slice(hash).matchAll(pattern)
  if (found === undefined || more.length > 0) {
    return null
  }
  const [whole, brackets] = found
  const start = line.start + hash + found.index
  const end = start + whole.length
  if (unused.codes !== null) {
    const listed = brackets?.slice(1, -1).split(',') ?? []
    const left = remaining(
      listed.map((each) => each.trim()),
      unused,
    )
    if (left === null) {
      return null
    }
    if (left.length > 0) {
      return [{ start: end - (brackets?.length ?? 0), end, text: `[${left.join(', ')}]` }]
    }
  }
  return [removal({ start, end }, line)]
}

/** null where a code is not listed: the message speaks of another comment. */
function remaining(listed: readonly string[], { codes, instead }: UnusedIgnore): readonly string[] | null {
  const gone = new Set([...(codes ?? []), ...instead.keys()])
  if ([...gone].some((code) => !listed.includes(code))) {
    return null
  }
  return [...new Set(listed.flatMap((code) => (gone.has(code) ? (instead.get(code) ?? []) : [code])))]
}

/** With the white space before it; what stands behind it stays where it was. The whole line when nothing is left. */
function removal(
  { start, end }: { readonly start: number; readonly end: number },
  line: { readonly text: string; readonly start: number; readonly next: number },
): TextEdit {
  const before = line.text.slice(0, start - line.start)
  const after = line.text.slice(end - line.start)
  if (before.trim() === '' && after.trim() === '') {
    return { start: line.start, end: line.next, text: '' }
  }
  const white = before.length - before.trimEnd().length
  return after.trim() === ''
    ? { start: start - white, end: line.start + line.text.length, text: '' }
    : { start, end: end + (after.length - after.trimStart().length), text: '' }
}
