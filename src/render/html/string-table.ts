/** Equal strings once, and the index of each. */

/** Without duplicates, in the order in which they were first given. */
export interface StringTable {
  readonly strings: readonly string[]
  /** -1 for a string that isn't in the table. */
  readonly indexOf: (text: string) => number
}

/** Takes the strings in any number; the caller decides the order. */
export function stringTable(texts: Iterable<string>): StringTable {
  const strings = [...new Set(texts)]
  const indices = new Map(strings.map((text, index) => [text, index]))
  return { strings, indexOf: (text) => indices.get(text) ?? -1 }
}
