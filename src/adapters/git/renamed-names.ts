/**
 * Finds names that a change gave to what it defines: a class, a function, a parameter, a variable. Compares removed and
 * added lines that differ in names alone. A name that is only used, not defined, is never taken for renamed:
 * `x.foo` turned into `x.bar` asks for something else.
 */
import type { NameChanges } from '#model/line-map.ts'

/** The removed and added lines of one hunk, without the sign. */
export interface HunkLines {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/** What one file's hunks say. `everywhere` has what other files can refer to by name. */
export interface FileNameChanges {
  readonly inFile: NameChanges
  readonly everywhere: NameChanges
}

const identifier = /[\p{L}_$][\p{L}\p{N}_$]*/gu
/** Longer lines are generated or data. */
const longestLine = 1000

/** Keywords that introduce a name which other files may use. */
const declaration = /\b(?:class|def|function|interface|type|enum|namespace|const|let|var)\s+$/
/** … or one that only this file knows. */
const binding = /\b(?:for|as)\s+$/
const parameterLine = /\bdef\b|\bfunction\b|\bconstructor\b|=>|\)\s*(?::[^{]*)?\{\s*$/

interface Votes {
  readonly names: Map<string, number>
  defined: boolean
  declared: boolean
}

/** Names with one new name each, seen where they are defined. */
export function renamedNames(hunks: readonly HunkLines[]): FileNameChanges {
  const votes = new Map<string, Votes>()
  for (const { removed, added } of hunks.filter(isEdit)) {
    for (const [before, after] of linesOfOneShape(removed, added)) {
      countRenames(before, after, votes)
    }
  }
  const stillDefined = new Set(
    votes.size === 0 ? [] : hunks.flatMap(({ added }) => added.flatMap((line) => definedNames(line, votes))),
  )
  const inFile = new Map<string, string>()
  const everywhere = new Map<string, string>()
  for (const [old, { names, defined, declared }] of votes) {
    const [only, ...more] = names.keys()
    const isFresh = only !== undefined && more.length === 0 && !votes.has(only)
    if (isFresh && defined && !stillDefined.has(old)) {
      inFile.set(old, only)
      if (declared) {
        everywhere.set(old, only)
      }
    }
  }
  return { inFile, everywhere }
}

function isEdit({ removed, added }: HunkLines): boolean {
  return removed.length > 0 && added.length > 0
}

/** Each removed line with the next added line that is the same but for names. */
function* linesOfOneShape(
  removed: readonly string[],
  added: readonly string[],
): Generator<readonly [string, string]> {
  const waiting = new Map<string, string[]>()
  for (const line of added) {
    const shape = shapeOf(line)
    const lines = waiting.get(shape)
    if (lines === undefined) {
      waiting.set(shape, [line])
    } else {
      lines.push(line)
    }
  }
  for (const lines of waiting.values()) {
    lines.reverse()
  }
  for (const line of removed) {
    const partner = line.length > longestLine ? undefined : waiting.get(shapeOf(line))?.pop()
    if (partner !== undefined) {
      yield [line, partner]
    }
  }
}

function shapeOf(line: string): string {
  return line.replace(identifier, 'n').replace(/\s+/g, ' ').trim()
}

function countRenames(before: string, after: string, votes: Map<string, Votes>): void {
  const olds = [...before.matchAll(identifier)]
  const news = [...after.matchAll(identifier)]
  for (const [index, match] of olds.entries()) {
    const [old] = match
    const name = news[index]?.[0] ?? old
    if (name !== old) {
      const vote = votes.get(old) ?? { names: new Map(), defined: false, declared: false }
      vote.names.set(name, (vote.names.get(name) ?? 0) + 1)
      const kind = definitionKind(before, match.index, old)
      vote.defined ||= kind !== null
      vote.declared ||= kind === 'declared'
      votes.set(old, vote)
    }
  }
}

/** Those of the names in question that a line defines. */
function definedNames(line: string, asked: ReadonlyMap<string, unknown>): readonly string[] {
  if (line.length > longestLine) {
    return []
  }
  return [...line.matchAll(identifier)].flatMap((match) => {
    const [name] = match
    return asked.has(name) && definitionKind(line, match.index, name) !== null ? [name] : []
  })
}

/** Whether the name at this place is being defined, and for whom. */
function definitionKind(line: string, at: number, name: string): 'declared' | 'local' | null {
  const before = line.slice(0, at)
  const behind = line.slice(at + name.length)
  if (declaration.test(before)) {
    return 'declared'
  }
  const assigned = /^\s*(?:async\s+)?$|[,(]\s*$/.test(before) && /^\s*(?::[^=]*)?=(?![=>])/.test(behind)
  const parameter =
    parameterLine.test(line) && /[(,]\s*(?:\*{1,2}|\.{3})?$/.test(before) && /^\s*[?]?\s*[,:)=]/.test(behind)
  return binding.test(before) || assigned || parameter ? 'local' : null
}
