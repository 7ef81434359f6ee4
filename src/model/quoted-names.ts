/** The names that a message quotes, and which of them stand on the diagnostic's own line. */
import { isWordUnit } from './characters.ts'

/** `'…'`, `"…"`, `` `…` ``, `“…”`; a quote inside another pair belongs to what is quoted. */
export const quotedName: RegExp = /(?<![\p{L}\p{N}])'(?:[^']|'(?=[\p{L}\p{N}]))*'|"[^"]*"|`[^`]*`|“[^”]*”/gu
/** As many as fit a bit mask; messages quote far fewer. */
const mostNames = 30

/** The names that a message's first line quotes, in order; as many as a bit mask has bits. */
export function quotedNames(message: string): readonly string[] {
  const [first = ''] = message.split('\n', 1)
  const names: string[] = []
  for (const [text] of first.matchAll(quotedName)) {
    if (names.length === mostNames) {
      break
    }
    names.push(text.slice(1, -1))
  }
  return names
}

/** Bit n is set when the n-th of these names occurs in `source`, a line of source text. */
export function namesOnLine(names: readonly string[], source: string): number {
  let mask = 0
  for (const [index, name] of names.entries()) {
    if (name !== '' && standsIn(source, name)) {
      mask |= 1 << index
    }
  }
  return mask
}

/**
 * Not inside of a longer word: `Error` is not in `emitError`. Goes on behind each place, so that a line of one letter
 * takes no longer than any.
 */
function standsIn(source: string, name: string): boolean {
  const startsAsWord = isWordUnit(name.charCodeAt(0))
  const endsAsWord = isWordUnit(name.charCodeAt(name.length - 1))
  for (let at = source.indexOf(name); at !== -1; at = source.indexOf(name, at + name.length)) {
    const behind = at + name.length
    const startsInside = startsAsWord && at > 0 && isWordUnit(source.charCodeAt(at - 1))
    const endsInside = endsAsWord && behind < source.length && isWordUnit(source.charCodeAt(behind))
    if (!(startsInside || endsInside)) {
      return true
    }
  }
  return false
}
