/** What a message is about: a name of the source, or nothing that it names. */
import { quotedName } from '#model/quoted-names.ts'

const identifier = /^[\p{L}_$][\p{L}\p{N}_$.]*$/u

/** Whether a quoted name stands on the line, by the mask of those that do; -1 is no mask. */
export function namesSomethingOnLine(message: string, onLine: number): boolean {
  const [first = ''] = message.split('\n', 1)
  let index = 0
  for (const [text] of onLine > 0 ? first.matchAll(quotedName) : []) {
    if ((onLine & (1 << index)) !== 0 && identifier.test(text.slice(1, -1))) {
      return true
    }
    index += 1
  }
  return false
}
