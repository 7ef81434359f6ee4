/**
 * What git's line map says of each row: where an unchanged line is now, and to which changed hunk any other line
 * belongs. Without a map nothing is known and every key is -1.
 */
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
}

/** Keys of the base side: lines are looked up where they went. */
export function baseGitKeys(table: DiagnosticTable, map: LineMap | null, numbering: Numbering): GitKeys {
  return gitKeys(table, numbering, (path) => {
    const file = map?.files.get(storedPath(path))
    const place = file === undefined ? unchanged : (line: number) => basePlace(file, line)
    return { head: file?.headPath ?? path, place: map === null ? () => unknown : place }
  })
}

/** Keys of the head side: every line is where it is, but a changed one was not there before. */
export function headGitKeys(table: DiagnosticTable, map: LineMap | null, numbering: Numbering): GitKeys {
  const files = new Map<string, FileMap>()
  for (const file of map?.files.values() ?? []) {
    if (file.headPath !== null) {
      files.set(file.headPath, file)
    }
  }
  return gitKeys(table, numbering, (path) => {
    const file = files.get(path)
    const place = file === undefined ? unchanged : (line: number) => headPlace(file, line)
    const isUnknown = map === null || map.added.has(storedPath(path))
    return { head: path, place: isUnknown ? () => unknown : place }
  })
}

interface Place {
  readonly line: number
  /** Counts the hunks of one file; -1 for an unchanged line. */
  readonly hunk: number
}

const unknown: Place = { line: -1, hunk: -1 }
const unchanged = (line: number): Place => ({ line, hunk: -1 })

interface FilePlaces {
  readonly head: string
  readonly place: (line: number) => Place
}

function gitKeys(
  { columns, texts, length }: DiagnosticTable,
  numbering: Numbering,
  placesOf: (path: string) => FilePlaces,
): GitKeys {
  const keys = { path: new Int32Array(length), line: new Int32Array(length), hunk: new Int32Array(length) }
  const known = new Map<number, FilePlaces & { readonly number: number }>()
  for (let row = 0; row < length; row++) {
    const index = columns.path[row] ?? 0
    let file = known.get(index)
    if (file === undefined) {
      const places = placesOf(texts[index] ?? '')
      file = { ...places, number: numbering.of(places.head) }
      known.set(index, file)
    }
    const { line, hunk } = file.place(columns.line[row] ?? 1)
    keys.path[row] = file.number
    keys.line[row] = line
    keys.hunk[row] = hunk === -1 ? -1 : numbering.of(`${file.head}\u0000${hunk}`)
  }
  return keys
}

/** Hunk n lies between the unchanged ranges n - 1 and n. */
function basePlace({ ranges }: FileMap, line: number): Place {
  const next = firstBehind(ranges, ({ baseStart }) => baseStart > line)
  const range = ranges[next - 1]
  return range !== undefined && line < range.baseStart + range.length
    ? { line: range.headStart + (line - range.baseStart), hunk: -1 }
    : { line: -1, hunk: next }
}

function headPlace({ ranges }: FileMap, line: number): Place {
  const next = firstBehind(ranges, ({ headStart }) => headStart > line)
  const range = ranges[next - 1]
  return range !== undefined && line < range.headStart + range.length
    ? { line, hunk: -1 }
    : { line: -1, hunk: next }
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
