/**
 * Finds lines that a change edited where they stand: what is left of the old line is on a new one of its own hunk, in the same
 * order. Such a line went nowhere else, and the new one came from nowhere else.
 */
import type { NameChanges } from '#model/line-map.ts'
import { longestLine } from './definitions.ts'
import type { HunkLines } from './renamed-names.ts'

/** In larger hunks anything may stand beside anything. */
const largestHunk = 40
/** A word or one other character; white space never counts. */
const token = /[\p{L}\p{N}_$]+|\S/gu

/** Index of a removed line to index of the added line that it has become, with the names that the change gave. */
export function editedLines(
  { removed, added }: HunkLines,
  renamed: NameChanges,
): ReadonlyMap<number, number> {
  const edited = new Map<number, number>()
  if (removed.length === 0 || removed.length > largestHunk || added.length > largestHunk) {
    return edited
  }
  const now = added.map(tokensOf)
  const isRemarked = (line: string, at: number): boolean =>
    /\w/.test(line) && now[at]?.length !== 0 && (added[at] ?? '').startsWith(`${line} `)
  const taken = new Set<number>()
  for (const [index, line] of removed.entries()) {
    const tokens = tokensOf(line).map((text) => renamed.get(text) ?? text)
    const next = now.findIndex(
      (others, at) => !taken.has(at) && (isRemarked(line, at) || isEditOf(tokens, others)),
    )
    if (next !== -1) {
      edited.set(index, next)
      taken.add(next)
    }
  }
  return edited
}

function tokensOf(line: string): readonly string[] {
  return line.length > longestLine ? [] : (line.match(token) ?? [])
}

/** One has all tokens of the other in their order, and a word among them. */
function isEditOf(a: readonly string[], b: readonly string[]): boolean {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a]
  return fewer.length > 2 && fewer.some((text) => /[\p{L}_]/u.test(text)) && isWithin(fewer, more)
}

function isWithin(fewer: readonly string[], more: readonly string[]): boolean {
  let found = 0
  for (const text of more) {
    found += fewer[found] === text ? 1 : 0
  }
  return found === fewer.length
}
