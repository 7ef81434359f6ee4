/**
 * Finds names that a change gave to what it defines: a class, a function, a field, a parameter, a variable. Compares removed
 * and added lines that differ in names alone. A name that is only used, not defined, is never taken for renamed:
 * `x.foo` turned into `x.bar` asks for something else.
 */
import type { NameChanges } from '#model/line-map.ts'
import { type Definition, definitionAt, longestLine } from './definitions.ts'

/** The removed and added lines of one hunk, without the sign. */
export interface HunkLines {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/** What one file's hunks say. */
export interface FileNames {
  /** Names that other files may use by themselves. */
  readonly declared: NameChanges
  /** Every name that the file defined and defines no more, with the one new name that it has now. */
  readonly defined: NameChanges
  readonly hunks: readonly HunkNames[]
}

/** What one hunk says; a name that became two in it is left out. */
interface HunkNames {
  /** Names that its lines use or define under new names, renamed where they were defined last. */
  readonly known: NameChanges
  /** The same of members and modules, which other files may define or be. */
  readonly foreign: NameChanges
}

const identifier = /[\p{L}_$][\p{L}\p{N}_$]*/gu

/** One name of a removed line, and the name at its place now. */
interface NamePair {
  readonly old: string
  readonly now: string
  /** Behind a dot, or part of an import. */
  readonly isForeign: boolean
  /** Always null for names that changed nowhere: nobody asks. */
  readonly definition: Definition | null
}

/** Reads the hunks of a file from top to bottom. */
export function fileNames(hunks: readonly HunkLines[]): FileNames {
  const lines = hunks.map(linesOfOneShape)
  const changed = new Set(lines.flatMap((own) => own.flatMap(changedNames)))
  if (changed.size === 0) {
    return { declared: new Map(), defined: new Map(), hunks: hunks.map(() => nothing) }
  }
  const pairs = lines.map((own) => own.flatMap((line) => pairsOf(line, changed)))
  const names = definedNames(hunks, pairs.flat(), changed)
  /** Variables by their last definition; a member of the same name is something else. */
  const last = new Map<string, string>()
  return {
    ...names,
    hunks: pairs.map((own) => {
      const foreign = own.filter(({ isForeign }) => isForeign)
      const variables = own.filter(({ isForeign }) => !isForeign)
      for (const { old, now, definition } of variables) {
        if (definition !== null) {
          last.set(old, now)
        }
      }
      const known = [
        ...variables.filter(({ old, now }) => last.get(old) === now || names.defined.get(old) === now),
        ...foreign.filter(({ old, now }) => names.defined.get(old) === now),
      ]
      return { known: agreedNames(known), foreign: agreedNames(foreign) }
    }),
  }
}

const nothing: HunkNames = { known: new Map(), foreign: new Map() }

/** The names that mean the same in a message about the hunk; `everywhere` has what all files define and are called. */
export function hunkRenames({ known, foreign }: HunkNames, everywhere: NameChanges): NameChanges {
  const elsewhere = [...foreign].filter(([old, now]) => everywhere.get(old) === now)
  return elsewhere.length === 0 ? known : new Map([...elsewhere, ...known])
}

/** What a renamed file and its folders are called now, as imports call them. */
export function pathRenames(base: string, head: string): NameChanges {
  const names = (path: string): readonly string[] => path.replace(/(?:\.d)?\.[^./]+$/, '').split('/')
  const [olds, news] = [names(base), names(head)]
  const pairs = olds.map((old, index) => [old, news[index] ?? old] as const)
  return new Map(olds.length === news.length ? pairs.filter(([old, now]) => old !== now) : [])
}

/** Names with one new name each, whose old one the file defines no more. */
function definedNames(
  hunks: readonly HunkLines[],
  pairs: readonly NamePair[],
  changed: ReadonlySet<string>,
): Pick<FileNames, 'declared' | 'defined'> {
  const still = new Set(hunks.flatMap(({ added }) => added.flatMap((line) => namesDefinedIn(line, changed))))
  const fresh = [...agreedNames(pairs)].filter(([old, now]) => !changed.has(now) && !still.has(old))
  const withDefinition = (wanted: (kind: NamePair['definition']) => boolean): NameChanges => {
    const names = new Set(
      pairs.filter((pair) => pair.old !== pair.now && wanted(pair.definition)).map(({ old }) => old),
    )
    return new Map(fresh.filter(([old]) => names.has(old)))
  }
  return {
    declared: withDefinition((kind) => kind === 'declared'),
    defined: withDefinition((kind) => kind !== null),
  }
}

/** Names that changed, and always to the same: where two places disagree, nobody can know which one is meant. */
export function agreedNames(pairs: Iterable<Pick<NamePair, 'old' | 'now'>>): NameChanges {
  const names = new Map<string, string>()
  const unclear = new Set<string>()
  for (const { old, now } of pairs) {
    if (old !== now) {
      if ((names.get(old) ?? now) !== now) {
        unclear.add(old)
      }
      names.set(old, now)
    }
  }
  return new Map([...names].filter(([old]) => !unclear.has(old)))
}

const importLine = /\b(?:import|from|require)\b/

type LinePair = readonly [before: string, after: string]

function changedNames([before, after]: LinePair): readonly string[] {
  const now = after.match(identifier) ?? []
  return before === after ? [] : (before.match(identifier) ?? []).filter((name, index) => name !== now[index])
}

/** Every name of two lines that are the same but for names. */
function pairsOf([before, after]: LinePair, changed: ReadonlySet<string>): readonly NamePair[] {
  const now = after.match(identifier) ?? []
  const importing = importLine.test(before)
  return [...before.matchAll(identifier)].map((match, index) => ({
    old: match[0],
    now: now[index] ?? match[0],
    isForeign: importing || before[match.index - 1] === '.',
    definition: changed.has(match[0]) ? definitionAt(before, match.index, match[0]) : null,
  }))
}

/**
 * Each removed line with the next added line of its shape. None where most of the hunk was written anew: two definitions
 * of one shape are then two different things.
 */
function linesOfOneShape({ removed, added }: HunkLines): readonly LinePair[] {
  const waiting = new Map<string, string[]>()
  for (const line of removed.length === 0 ? [] : added.toReversed()) {
    const shape = shapeOf(line)
    const lines = waiting.get(shape)
    if (lines === undefined) {
      waiting.set(shape, [line])
    } else {
      lines.push(line)
    }
  }
  const pairs = removed.flatMap((line): readonly LinePair[] => {
    const partner = line.length > longestLine ? undefined : waiting.get(shapeOf(line))?.pop()
    return partner === undefined ? [] : [[line, partner]]
  })
  const full = (lines: readonly string[]): number => lines.filter((line) => /\S/.test(line)).length
  const paired = full(pairs.map(([before]) => before))
  return paired * 2 >= Math.min(full(removed), full(added)) ? pairs : []
}

function shapeOf(line: string): string {
  return line.replace(identifier, 'n').replace(/\s+/g, ' ').trim()
}

/** Those of the names in question that a line defines. */
function namesDefinedIn(line: string, asked: ReadonlySet<string>): readonly string[] {
  if (line.length > longestLine) {
    return []
  }
  return [...line.matchAll(identifier)].flatMap((match) => {
    const [name] = match
    return asked.has(name) && definitionAt(line, match.index, name) !== null ? [name] : []
  })
}
