/**
 * The form of a message without the names and numbers in it: what kind of statement the checker makes, whoever
 * it is about. Two messages with one masked form may be one error after a type was renamed, or two errors about two
 * names; the source decides which (docs/matching.md).
 */
import { steadyForm } from './message-form.ts'

/** `'…'`, `"…"`, `` `…` ``, `“…”`; a quote inside another pair belongs to what is quoted. */
const quoted = /(?<![\p{L}\p{N}])'(?:[^']|'(?=[\p{L}\p{N}]))*'|"[^"]*"|`[^`]*`|“[^”]*”/gu
const numbers = /\d+/g

/** Equal masked forms mean that the checker says the same of maybe another name. */
export function maskedForm(message: string): string {
  return steadyForm(message).replace(quoted, '#').replace(numbers, '#')
}

/** Texts and numbers of the source inside a type: `Literal['one']`, `'"one"'`, `'1'`. */
const literal = /Literal\[[^\]]*\]|(?<=')"[^"]*"(?=')|(?<=['"])-?\d[\d.]*(?=['"])/g

/** Equal forms mean that the checker says the same of maybe another text or number in the source. */
export function literalForm(message: string): string {
  return steadyForm(message).replace(literal, '#')
}
