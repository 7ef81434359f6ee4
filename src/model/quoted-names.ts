/** The names that a message quotes, and which of them stand on the diagnostic's own line. */

/** `'…'`, `"…"`, `` `…` ``, `“…”`; a quote inside another pair belongs to what is quoted. */
export const quotedName: RegExp = /(?<![\p{L}\p{N}])'(?:[^']|'(?=[\p{L}\p{N}]))*'|"[^"]*"|`[^`]*`|“[^”]*”/gu
/** As many as fit a bit mask; messages quote far fewer. */
const mostNames = 30

/** Bit n is set when the n-th quoted name of the message's first line occurs in `source`, a line of source text. */
export function namesOnLine(message: string, source: string): number {
  const [first = ''] = message.split('\n', 1)
  let mask = 0
  let index = 0
  for (const [text] of first.matchAll(quotedName)) {
    if (index === mostNames) {
      break
    }
    const name = text.slice(1, -1)
    if (name !== '' && standsIn(source, name)) {
      mask |= 1 << index
    }
    index += 1
  }
  return mask
}

const wordCharacter = /[\p{L}\p{N}_$]/u

/**
 * Not inside of a longer word: `Error` is not in `emitError`. Goes on behind each place, so that a line of one letter
 * takes no longer than any.
 */
function standsIn(source: string, name: string): boolean {
  const [startsAsWord, endsAsWord] = [
    wordCharacter.test(name[0] ?? ''),
    wordCharacter.test(name.at(-1) ?? ''),
  ]
  for (let at = source.indexOf(name); at !== -1; at = source.indexOf(name, at + name.length)) {
    const [before, behind] = [source[at - 1] ?? '', source[at + name.length] ?? '']
    if (!(startsAsWord && wordCharacter.test(before)) && !(endsAsWord && wordCharacter.test(behind))) {
      return true
    }
  }
  return false
}
