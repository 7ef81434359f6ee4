/**
 * The form of a message without the names and numbers in it: what kind of statement the checker makes, whoever
 * it is about. Two messages with one masked form may be one error after a type was renamed, or two errors about two
 * names; the source decides which (docs/matching.md).
 */
import { quotedName } from '#model/quoted-names.ts'
import { steadyForm } from './message-form.ts'

/** Not which argument it is about. */
const numbers = /(?<!\b(?:argument|parameter|item|index|element) )\b\d+/gi

/**
 * Equal masked forms mean that the checker says the same of maybe another name. Names that stand on the line itself
 * are what the error is about and stay: bit n of `onLine` is set for the n-th quoted name, and -1 keeps them all.
 */
export function maskedForm(message: string, onLine: number): string {
  let index = 0
  return steadyForm(message)
    .replace(quotedName, (name) => {
      const stays = index >= 30 || (onLine & (1 << index)) !== 0
      index += 1
      return stays ? `\u0000${name.slice(1, -1)}\u0000` : '#'
    })
    .replace(numbers, '#')
}

/** Texts and numbers of the source inside a type: `Literal['one']`, `'"one"'`, `'1'`. */
const literal = /Literal\[[^\]]*\]|(?<=')"[^"]*"(?=')|(?<=['"])-?\d[\d.]*(?=['"])/g

/** Equal forms mean that the checker says the same of maybe another text or number in the source. */
export function literalForm(message: string): string {
  return steadyForm(message).replace(literal, '#')
}
