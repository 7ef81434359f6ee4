/** Python without what is in strings and comments, so that a pattern meets code alone. */
import type { SourceText } from '../source-text.ts'

const known = new WeakMap<SourceText, string>()

/**
 * As long as the text, with the same line breaks. Of a comment its `#` stays, of a string its quotes; every other character of
 * them is a space. A string of one line that has no end stops at the line break.
 */
export function blankedPython(source: SourceText): string {
  const made = known.get(source) ?? blanked(source.text)
  known.set(source, made)
  return made
}

const opening = /#|"""|'''|"|'/g

function blanked(text: string): string {
  const parts: string[] = []
  let at = 0
  for (;;) {
    opening.lastIndex = at
    const found = opening.exec(text)
    if (found === null) {
      parts.push(text.slice(at))
      return parts.join('')
    }
    const [mark] = found
    const inside = found.index + mark.length
    const end = mark === '#' ? endOfLine(text, inside) : endOfString(text, inside, mark)
    parts.push(text.slice(at, inside), text.slice(inside, end).replace(/[^\r\n]/g, ' '))
    at = end
    if (mark !== '#' && text.startsWith(mark, at)) {
      parts.push(mark)
      at += mark.length
    }
  }
}

function endOfLine(text: string, from: number): number {
  const rest = /[\r\n]/g
  rest.lastIndex = from
  return rest.exec(text)?.index ?? text.length
}

function endOfString(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (char === '\\') {
      at += 1
    } else if (text.startsWith(mark, at) || (mark.length === 1 && (char === '\n' || char === '\r'))) {
      return at
    }
  }
  return text.length
}
