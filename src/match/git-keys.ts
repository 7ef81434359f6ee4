/**
 * What git's line map says of each row: where an unchanged line is now, and to which changed hunk any other line
 * belongs. Without a map nothing is known and every key is -1.
 */
import type { DiagnosticColumns } from '#model/diagnostic-columns.ts'
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { FileMap, LineMap, UnchangedRange } from '#model/line-map.ts'
import type { Numbering } from './numbering.ts'

/** Keys of one side. A row of a known file is either unchanged (`line`) or in a hunk (`hunk`), never both. */
export interface GitKeys {
  /** Number of the file's path on the head side. */
  readonly path: Int32Array
  /** The line's number on the head side, -1 where the line was changed. */
  readonly line: Int32Array
  /** The changed hunk that the line is in, -1 where the line is unchanged or nothing is known. */
  readonly hunk: Int32Array
  /** The same where the hunk is small; a line right beside it counts, because git may put it one line up or down. */
  readonly edit: Int32Array
  /** The same, but a line right beside counts only where the hunk just adds or just removes, and an equal line is beside it. */
  readonly shift: Int32Array
  /** Where a changed line is now that was edited where it stood: the line's number on the head side, else -1. */
  readonly successor: Int32Array
  /** Hunks with few unchanged lines between them are one region: a statement that was rewritten may be in any of them. */
  readonly region: Int32Array
}

/** Keys of the base side: lines are looked up where they went. `siblings` are files that went without git's knowing. */
export function baseGitKeys(
  table: DiagnosticTable,
  map: LineMap | null,
  { numbering, siblings }: { readonly numbering: Numbering; readonly siblings: ReadonlyMap<string, string> },
): GitKeys {
  if (map === null) {
    const path = numbering.column(table.columns.path, table.texts, (text) => siblings.get(text) ?? text)
    return { ...pathsAlone(table, numbering), path }
  }
  return gitKeys(table, numbering, (path) => {
    const file = map.files.get(storedPath(path))
    const isUnknown = map.unknown?.base.has(storedPath(path)) === true
    const known = file === undefined ? unchanged : (line: number) => basePlace(file, line)
    const place = isUnknown ? null : known
    const successor = (line: number): number => file?.edited.get(line) ?? -1
    return { head: siblings.get(path) ?? file?.headPath ?? path, place, successor, regions: regionsOf(file) }
  })
}

/** Keys of the head side: every line is where it is, but a changed one was not there before. */
export function headGitKeys(table: DiagnosticTable, map: LineMap | null, numbering: Numbering): GitKeys {
  if (map === null) {
    return pathsAlone(table, numbering)
  }
  const files = new Map<string, FileMap>()
  for (const file of map.files.values()) {
    if (file.headPath !== null) {
      files.set(file.headPath, file)
    }
  }
  return gitKeys(table, numbering, (path) => {
    const file = files.get(path)
    const place = file === undefined ? unchanged : (line: number) => headPlace(file, line)
    const stored = storedPath(path)
    const isUnknown = map.added.has(stored) || map.unknown?.head.has(stored) === true
    const edited = new Set(file?.edited.values())
    const successor = (line: number): number => (edited.has(line) ? line : -1)
    return { head: path, place: isUnknown ? null : place, successor, regions: regionsOf(file) }
  })
}

interface Place {
  readonly line: number
  /** Counts the hunks of one file; -1 for an unchanged line. */
  readonly hunk: number
  readonly edit: number
  readonly shift: number
}

const unchanged = (line: number): Place => ({ line, hunk: -1, edit: -1, shift: -1 })

interface FilePlaces {
  readonly head: string
  /** null where git says nothing. */
  readonly place: ((line: number) => Place) | null
  /** {@link GitKeys.successor} */
  readonly successor: (line: number) => number
  /** The region of each hunk. */
  readonly regions: readonly number[]
}

/** Without a map; the columns that hold nothing are one array. */
function pathsAlone({ columns, texts, length }: DiagnosticTable, numbering: Numbering): GitKeys {
  const nothing = new Int32Array(length).fill(-1)
  const path = numbering.column(columns.path, texts)
  return {
    path,
    line: nothing,
    hunk: nothing,
    edit: nothing,
    shift: nothing,
    successor: nothing,
    region: nothing,
  }
}

function gitKeys(
  { columns, texts, length }: DiagnosticTable,
  numbering: Numbering,
  placesOf: (path: string) => FilePlaces,
): GitKeys {
  const column = (): Int32Array => new Int32Array(length).fill(-1)
  const keys = {
    path: column(),
    line: column(),
    hunk: column(),
    edit: column(),
    shift: column(),
    successor: column(),
    region: column(),
  }
  const known = new Map<number, FilePlaces & { readonly number: number }>()
  for (let row = 0; row < length; row++) {
    const index = columns.path[row] ?? 0
    let file = known.get(index)
    if (file === undefined) {
      const places = placesOf(texts[index] ?? '')
      file = { ...places, number: numbering.of(places.head) }
      known.set(index, file)
    }
    keys.path[row] = file.number
    const line = columns.line[row] ?? 1
    if (file.place === unchanged) {
      keys.line[row] = line
    } else if (file.place !== null) {
      noteChanged(keys, { columns, row, file, place: file.place(line), numbering })
    }
  }
  return keys
}

/** In a file that the change touches. */
function noteChanged(
  keys: GitKeys,
  {
    columns,
    row,
    file: { head, regions, successor },
    place: { line, hunk, edit, shift },
    numbering,
  }: {
    readonly columns: DiagnosticColumns
    readonly row: number
    readonly file: FilePlaces
    readonly place: Place
    readonly numbering: Numbering
  },
): void {
  const numberOf = (count: number): number => (count === -1 ? -1 : numbering.of(`${head}\u0000${count}`))
  keys.line[row] = line
  keys.hunk[row] = numberOf(hunk)
  keys.edit[row] = numberOf(edit)
  keys.shift[row] = line === -1 || isRepeated(columns, row) ? numberOf(shift) : -1
  keys.successor[row] = successor(columns.line[row] ?? 1)
  keys.region[row] = numberOf(regions[hunk] ?? -1)
}

/** An equal line is right beside it: git may have taken one for the other. */
function isRepeated({ lineDigest, beforeDigest, afterDigest }: DiagnosticColumns, row: number): boolean {
  const own = lineDigest[row]
  return own === beforeDigest[row] || own === afterDigest[row]
}

/** The changed hunk of a base line; -1 for an unchanged line. */
export function hunkAt(file: FileMap, line: number): number {
  return basePlace(file, line).hunk
}

function basePlace({ ranges }: FileMap, line: number): Place {
  const next = firstBehind(ranges, ({ baseStart }) => baseStart > line)
  return placeIn(ranges, { next, offset: line - (ranges[next - 1]?.baseStart ?? 0) })
}

function headPlace({ ranges }: FileMap, line: number): Place {
  const next = firstBehind(ranges, ({ headStart }) => headStart > line)
  return placeIn(ranges, { next, offset: line - (ranges[next - 1]?.headStart ?? 0) })
}

/**
 * `offset` counts from the start of the last range that starts at or before the line, which is the one before
 * `next`. Hunk n lies between the ranges n - 1 and n.
 */
function placeIn(
  ranges: readonly UnchangedRange[],
  { next, offset }: { readonly next: number; readonly offset: number },
): Place {
  const range = ranges[next - 1]
  if (range === undefined || offset >= range.length) {
    const small = isSmall(ranges, next) ? next : -1
    return { line: -1, hunk: next, edit: small, shift: small }
  }
  const beside = offset === range.length - 1 ? next : offset === 0 ? next - 1 : -1
  const edit = isSmall(ranges, beside) ? beside : -1
  return { line: range.headStart + offset, hunk: -1, edit, shift: isOneSided(ranges, edit) ? edit : -1 }
}

/** Unchanged lines between two hunks of one region. */
const regionGap = 6

/** Each hunk's region, called after its first hunk; none in a file that is gone. */
function regionsOf(file: FileMap | undefined): readonly number[] {
  const regions = file?.headPath === null ? [] : [0]
  for (const [index, { length }] of file?.ranges.entries() ?? []) {
    regions.push(length <= regionGap ? (regions[index] ?? 0) : index + 1)
  }
  return regions
}

/** Lines on either side of a hunk in which equal words are the same error; a larger one may hold anything. */
const smallHunk = 40

function isSmall(ranges: readonly UnchangedRange[], hunk: number): boolean {
  const { base, head } = sizeOf(ranges, hunk)
  return base + head > 0 && base <= smallHunk && head <= smallHunk
}

/** Only added or only removed: git may as well have put it one line up or down. */
function isOneSided(ranges: readonly UnchangedRange[], hunk: number): boolean {
  const { base, head } = sizeOf(ranges, hunk)
  return base === 0 || head === 0
}

/** Lines of a hunk; none where there is no such hunk. */
function sizeOf(
  ranges: readonly UnchangedRange[],
  hunk: number,
): { readonly base: number; readonly head: number } {
  const [before, behind] = [ranges[hunk - 1], ranges[hunk]]
  if (behind === undefined) {
    return { base: 0, head: 0 }
  }
  const end = before ?? { baseStart: 1, headStart: 1, length: 0 }
  return {
    base: behind.baseStart - end.baseStart - end.length,
    head: behind.headStart - end.headStart - end.length,
  }
}

/** Index of the first range that `isBehind` the line; ranges ascend on both sides. */
function firstBehind(
  ranges: readonly UnchangedRange[],
  isBehind: (range: UnchangedRange) => boolean,
): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range !== undefined && isBehind(range)) {
      high = middle
    } else {
      low = middle + 1
    }
  }
  return low
}
