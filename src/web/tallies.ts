/** Counts of errors by rule, by file and by anything else that a row has. Warnings are not counted. */
import type { Rows } from './rows.ts'

/** Errors of one name. */
export interface Tally {
  readonly key: number
  readonly head: number
  readonly base: number
  readonly added: number
  readonly fixed: number
}

type OpenTally = { -readonly [Name in keyof Tally]: Tally[Name] }

/** A kept error counts where each side has it: `keyBefore` says where the baseline had it. */
export function tally(
  rows: Rows,
  keyOf: (row: number) => number,
  keyBefore: (row: number) => number = keyOf,
): ReadonlyMap<number, Tally> {
  const tallies = new Map<number, OpenTally>()
  const at = (key: number): OpenTally => {
    const known = tallies.get(key) ?? { key, head: 0, base: 0, added: 0, fixed: 0 }
    tallies.set(key, known)
    return known
  }
  for (let row = 0; row < rows.amount; row += 1) {
    const status = rows.status[row]
    const isError = rows.isError[row] === 1
    if (isError) {
      count(at(keyOf(row)), status)
    }
    if (status === 2 && (rows.was.get(row)?.severity ?? (isError ? 'e' : 'w')) === 'e') {
      at(keyBefore(row)).base += 1
    }
  }
  return tallies
}

/** Without the baseline's side of kept errors. */
function count(open: OpenTally, status: number | undefined): void {
  open.head += status === 1 ? 0 : 1
  open.added += status === 0 ? 1 : 0
  open.fixed += status === 1 ? 1 : 0
  open.base += status === 1 ? 1 : 0
}

/** Largest first, then by name. */
export function byFile(rows: Rows): readonly Tally[] {
  const before = (row: number): number => rows.was.get(row)?.path ?? rows.path[row] ?? 0
  return largestFirst(tally(rows, (row) => rows.path[row] ?? 0, before))
}

/** Largest first, then by name. */
export function byRule(rows: Rows): readonly Tally[] {
  return largestFirst(tally(rows, (row) => rows.code[row] ?? 0))
}

/** One line of a table of folders. */
export interface FolderTally extends Tally {
  /** A folder ending in a slash, behind the one that is looked into; null for a file, whose key is its path's. */
  readonly folder: string | null
}

/** What lies right in a folder: files, and folders with all that they hold. A folder that holds one folder only is one with it. */
export function byFolder(
  files: readonly Tally[],
  pathOf: (key: number) => string,
  inside: string,
): readonly FolderTally[] {
  const folders = new Map<string, Tally[]>()
  const lines: FolderTally[] = []
  for (const file of files) {
    const rest = pathOf(file.key).slice(inside.length)
    const cut = rest.indexOf('/') + 1
    if (cut === 0) {
      lines.push({ ...file, folder: null })
    } else {
      const name = rest.slice(0, cut)
      const own = folders.get(name) ?? []
      own.push(file)
      folders.set(name, own)
    }
  }
  for (const [name, own] of folders) {
    const paths = own.map(({ key }) => pathOf(key).slice(inside.length))
    lines.push({ ...summed(own, -1 - folders.size - lines.length), folder: commonFolder(paths, name) })
  }
  return lines.sort((a, b) => b.head - a.head || b.base - a.base || a.key - b.key)
}

function summed(tallies: readonly Tally[], key: number): Tally {
  const sum: OpenTally = { key, head: 0, base: 0, added: 0, fixed: 0 }
  for (const { head, base, added, fixed } of tallies) {
    sum.head += head
    sum.base += base
    sum.added += added
    sum.fixed += fixed
  }
  return sum
}

/** The deepest folder that all paths lie in. */
function commonFolder(paths: readonly string[], start: string): string {
  const [first = ''] = paths
  let common = start
  for (;;) {
    const cut = first.indexOf('/', common.length) + 1
    const next = first.slice(0, cut)
    if (cut === 0 || !paths.every((path) => path.startsWith(next))) {
      return common
    }
    common = next
  }
}

/** Names are sorted, so that their numbers are too. */
function largestFirst(tallies: ReadonlyMap<number, Tally>): readonly Tally[] {
  return [...tallies.values()].sort((a, b) => b.head - a.head || b.base - a.base || a.key - b.key)
}
