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
    if (name !== '' && source.includes(name)) {
      mask |= 1 << index
    }
    index += 1
  }
  return mask
}
