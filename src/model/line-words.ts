/**
 * What a line of source is made of: its own words, which tell it from other lines, without those that any program has.
 * Knows no grammar, so Python, JavaScript and TypeScript are read alike.
 */
import { letterFrom, wordEnd } from './characters.ts'

/** Python's own names: `__init__`. */
const dunder = /^__\w+__$/
/** Keywords, and names that mean the same in every program. */
const commonWords: ReadonlySet<string> = new Set(
  `and any as assert async await bool boolean break case catch class cls const constructor continue data declare def
  default del delete elif else enum except export exports extends false False finally float for from function get
  global if implements import in int interface is lambda let list module namespace new None nonlocal not null number
  object or override pass private property prototype protected public raise readonly require return self set static
  str string super switch this throw true True try type typing undefined unknown value var void while with yield`.split(
    /\s+/,
  ),
)
/** Generated lines are longer; what they are made of tells nothing. */
export const longestLine = 2000

/** The words of a line that are not in every program, each once, in order. */
export function ownWords(line: string): ReadonlySet<string> {
  const found = new Set<string>()
  const text = line.slice(0, longestLine)
  let start = letterFrom(text, 0, text.length)
  while (start < text.length) {
    const end = wordEnd(text, start, text.length)
    const word = text.slice(start, end)
    if (isOwn(word)) {
      found.add(word)
    }
    start = letterFrom(text, end, text.length)
  }
  return found
}

/** Whether a word is not in every program. */
export function isOwn(word: string): boolean {
  return !commonWords.has(word) && !dunder.test(word)
}

/** What a column of weights holds at most. */
const mostLetters = 63

/** How many letters these words have together: the more, the less likely another line has the same by chance. */
export function letters(words: Iterable<string>): number {
  let sum = 0
  for (const text of words) {
    sum += text.length
  }
  return Math.min(sum, mostLetters)
}

/** As many as fit a whole number of 32 bits with room for none. */
const sketchBits = 30
/** `export` and `exports`, `rename` and `renamed` are one to the eye. */
const stem = 5

/**
 * One bit a word, the same in every program, so that two lines can be told alike without being known. A word whose bit is
 * taken takes the next one: what counts is how many there are.
 */
export function wordSketch(words: Iterable<string>): number {
  let sketch = 0
  for (const text of words) {
    const lower = text.toLowerCase()
    let hash = 0x811c9dc5
    for (let index = 0; index < Math.min(stem, text.length); index++) {
      hash = Math.imul(hash ^ lower.charCodeAt(index), 0x01000193)
    }
    let bit = ((hash ^ (hash >>> 15)) >>> 0) % sketchBits
    for (let tries = 0; tries < sketchBits && (sketch & (1 << bit)) !== 0; tries++) {
      bit = (bit + 1) % sketchBits
    }
    sketch |= 1 << bit
  }
  return sketch
}
