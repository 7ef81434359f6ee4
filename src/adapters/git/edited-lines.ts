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

/** What is known of the whole file's change. */
export interface FileChange {
  /** The names that it gave. */
  readonly renamed: NameChanges
  /** See {@link carriedLines}. */
  readonly carried: ReadonlySet<string>
}

/**
 * Lines that the change takes away and puts elsewhere together with a line beside them, without their white space: what is
 * indented anew or moved. git lays such a block over anything; its lines are those that are equal, in whatever hunk.
 */
export function carriedLines(hunks: readonly HunkLines[]): ReadonlySet<string> {
  const put = new Set(hunks.flatMap(({ added }) => pairsOf(added)).map((pair) => pair.join('\n')))
  const taken = hunks.flatMap(({ removed }) => pairsOf(removed))
  return new Set(taken.filter((pair) => put.has(pair.join('\n'))).flat())
}

/** Each line with the next one; those without a word are passed over. */
function pairsOf(lines: readonly string[]): readonly (readonly [string, string])[] {
  const told = lines.map(withoutSpace).filter((line) => /\w/.test(line))
  return told.slice(1).map((line, index) => [told[index] ?? '', line])
}

/** Index of a removed line to index of the added line that it has become. */
export function editedLines(
  { removed, added }: HunkLines,
  { renamed, carried }: FileChange,
): ReadonlyMap<number, number> {
  const edited = new Map<number, number>()
  if (removed.length === 0 || removed.length > largestHunk || added.length > largestHunk) {
    return edited
  }
  const now = added.map(tokensOf)
  const isRemarked = (line: string, at: number): boolean =>
    /\w/.test(line) && now[at]?.length !== 0 && (added[at] ?? '').startsWith(`${line} `)
  // Line by line, and no deeper: then it stands where it stood, whatever came elsewhere.
  const inPlace = (index: number, at: number): boolean =>
    removed.length === added.length &&
    index === at &&
    indentation(removed[index] ?? '') === indentation(added[at] ?? '')
  const isElsewhere = (index: number, at: number): boolean => {
    const [old, now] = [withoutSpace(removed[index] ?? ''), withoutSpace(added[at] ?? '')]
    return old !== now && !inPlace(index, at) && (carried.has(old) || carried.has(now))
  }
  const taken = new Set<number>()
  for (const [index, line] of removed.entries()) {
    const tokens = tokensOf(line).map((text) => renamed.get(text) ?? text)
    const next = now.findIndex(
      (others, at) =>
        !taken.has(at) && (isRemarked(line, at) || (isEditOf(tokens, others) && !isElsewhere(index, at))),
    )
    if (next !== -1) {
      edited.set(index, next)
      taken.add(next)
    }
  }
  return edited
}

function withoutSpace(line: string): string {
  return line.replace(/\s+/g, '')
}

function indentation(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? ''
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
