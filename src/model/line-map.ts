/** What git knows of where each line of the base commit went. */
import type { RepoPath } from './ids.ts'

/** Lines `baseStart … baseStart + length - 1` are unchanged and stand at `headStart …` now. */
export interface UnchangedRange {
  readonly baseStart: number
  readonly headStart: number
  readonly length: number
}

/** One changed file: where it went, and which lines survived. */
export interface FileMap {
  /** null when the file was deleted. */
  readonly headPath: RepoPath | null
  /** Ascending; the last range is open-ended (`length` is `Infinity`). */
  readonly ranges: readonly UnchangedRange[]
  /** Changed lines that are still there, edited where they stood: base line to head line. */
  readonly edited: ReadonlyMap<number, number>
  /** Names that this file declared, by the names that they have now. */
  readonly renamed: NameChanges
  /** The same of everything that it defined, variables too: any of them may hold a function, and so be a scope. */
  readonly renamedScopes: NameChanges
  /** What lines of a changed hunk call otherwise now; counted as the gaps of `ranges`: hunk n ends where range n starts. */
  readonly renamedInHunk: ReadonlyMap<number, NameChanges>
}

/** Old name to new name of what a change defines. */
export type NameChanges = ReadonlyMap<string, string>

/** The difference of two commits. */
export interface LineMap {
  /** Changed files by their base path; files that are not listed are unchanged. */
  readonly files: ReadonlyMap<RepoPath, FileMap>
  /** Head paths of files that have no base file, copies included. */
  readonly added: ReadonlySet<RepoPath>
  /** Files that were not as in the commits when they were checked: nothing is known of their lines. */
  readonly unknown?: { readonly base: ReadonlySet<RepoPath>; readonly head: ReadonlySet<RepoPath> }
  /** Names that other files may use: classes, functions, constants, modules and packages. */
  readonly renamed: NameChanges
}

/** Without what it says of the lines of these files, on either side. */
export function withoutFiles(
  map: LineMap,
  { base, head }: { readonly base: readonly RepoPath[]; readonly head: readonly RepoPath[] },
): LineMap {
  if (base.length === 0 && head.length === 0) {
    return map
  }
  const unknown = { base: new Set(base), head: new Set(head) }
  const unlisted = (path: RepoPath): boolean => !map.files.has(path)
  for (const [path, { headPath }] of map.files) {
    if (headPath !== null && (unknown.base.has(path) || unknown.head.has(headPath))) {
      unknown.base.add(path)
      unknown.head.add(headPath)
    }
  }
  for (const path of [...base, ...head].filter(unlisted)) {
    unknown.base.add(path)
    unknown.head.add(path)
  }
  return { ...map, unknown }
}

/** A line's place in the head commit; null when the line was changed or deleted. */
export function mapLine(
  map: LineMap,
  place: { readonly path: RepoPath; readonly line: number },
): { readonly path: RepoPath; readonly line: number } | null {
  const file = map.files.get(place.path)
  if (file === undefined) {
    return place
  }
  if (file.headPath === null) {
    return null
  }
  const range = lastStartingAtOrBefore(file.ranges, place.line)
  if (range === null || place.line >= range.baseStart + range.length) {
    return null
  }
  return { path: file.headPath, line: range.headStart + (place.line - range.baseStart) }
}

function lastStartingAtOrBefore(ranges: readonly UnchangedRange[], line: number): UnchangedRange | null {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.baseStart ?? 0) <= line) {
      low = middle + 1
    } else {
      high = middle
    }
  }
  return ranges[low - 1] ?? null
}
