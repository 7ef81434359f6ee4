/**
 * Texts without half a character. JavaScript's strings may hold an unpaired surrogate: from JSON that escapes one, from a text
 * cut between two. No strict reader of JSON takes it, and written as UTF-8 it is U+FFFD already.
 */

const surrogate = /[\ud800-\udfff]/
const unpaired = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const replacement = '\ufffd'

/** The same text where there is nothing to replace. */
export function wellFormed(text: string): string {
  return surrogate.test(text) ? text.replace(unpaired, replacement) : text
}

/** `JSON.stringify` writes an unpaired surrogate, and nothing else, as such an escape; a backslash is one with what follows it. */
const escapes = /\\(?:ud[89a-f][0-9a-f]{2}|[\s\S])/g

/** {@link wellFormed} for all texts in what `JSON.stringify` wrote. */
export function wellFormedJson(json: string): string {
  return json.includes('\\ud')
    ? json.replace(escapes, (found) => (found.startsWith('\\ud') ? replacement : found))
    : json
}
