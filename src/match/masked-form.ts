/**
 * The form of a message without the names and numbers in it: what kind of statement the checker makes, whoever
 * it is about. Two messages with one masked form may be one error after a type was renamed, or two errors about two
 * names; the source decides which (docs/matching.md).
 */
import { quotedName } from '#model/quoted-names.ts'
import { steadyForm } from './message-form.ts'

/** Not which argument it is about. */
const numbers = /(?<!\b(?:argument|parameter|item|index|element) )\b\d+/gi
/** mypy's types that it is not sure of have no quotes: `declared to return socket?`. */
const unsureType = /(?<=return )[\w.]+\?/g
/** Members that are missing are listed, and more of them are the same statement: TS2739, TS2740 and TS2741. */
const missingMembers = /^(Type # is missing the following properties from type #): .*$/
const missingMember = /^Property # is (?:missing|optional) in type # but required in type #\.?$/
/** `#, # and #`, `# of #`: what a list holds and whose member it is says no more of the kind. */
const listed = /#(?:(?:, and |, | and )(?:#|(?:\.\.\.|…)|# more|\d+ more))+|# of #/g
const plural = /\b(argument|parameter|member|attribute|keyword|type)s\b/gi

/** Equal masked forms mean that the checker says the same of maybe other names. */
export function maskedForm(message: string): string {
  return steadyForm(message)
    .replace(quotedName, '#')
    .replace(unsureType, '#')
    .replace(missingMembers, '$1')
    .replace(missingMember, 'Type # is missing the following properties from type #')
    .replace(numbers, '#')
    .replace(listed, '#')
    .replace(plural, '$1')
}

/**
 * The quoted names that stand on the line itself, which are what the error is about: bit n of `onLine` is set for the n-th
 * quoted name, and -1 stands for all.
 */
export function namesOf(message: string, onLine: number): ReadonlySet<string> {
  const [first = ''] = message.split('\n', 1)
  const names = [...first.matchAll(quotedName)].map(([text]) => text.slice(1, -1))
  return new Set(names.filter((_, index) => index >= 30 || (onLine & (1 << index)) !== 0))
}

/** Whether two messages of one masked form may be about the same: what one names on its line, the other does too. */
export function namesAgree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const within = (few: ReadonlySet<string>, many: ReadonlySet<string>): boolean =>
    [...few].every((name) => many.has(name))
  return within(a, b) || within(b, a)
}

/** Texts and numbers of the source inside a type: `Literal['one']`, `'"one"'`, `'1'`; and the members of an object. */
const literal = /Literal\[[^\]]*\]|(?<=')"[^"]*"(?=')|(?<=['"])-?\d[\d.]*(?=['"])|\{ [^{}]* \}/g

/** Equal forms mean that the checker says the same of maybe another text, number or object in the source. */
export function literalForm(message: string): string {
  return steadyForm(message).replace(literal, '#')
}
