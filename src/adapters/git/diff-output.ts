/** Reads `git diff --raw -z` and `git diff --patch --unified=0` of the same two trees into a line map. */
import type { ChangedFile } from '#model/change.ts'
import { type RepoPath, storedPath } from '#model/ids.ts'
import type { FileMap, LineMap, NameChanges, UnchangedRange } from '#model/line-map.ts'
import { carriedLines, editedLines } from './edited-lines.ts'
import {
  agreedNames,
  type FileNames,
  fileNames,
  type HunkLines,
  hunkRenames,
  pathRenames,
} from './renamed-names.ts'

/** Both outputs list the same files in the same order; names come from the first, which quotes nothing. */
export function parseDiff(raw: string, patch: string): LineMap {
  // Only LF ends a line here: a source line may hold other line ends followed by anything.
  const sections = `\n${patch}`.split('\ndiff --git ').slice(1)
  const changed: (Omit<FileMap, 'edited' | 'renamedInHunk' | 'renamedScopes'> & {
    readonly base: RepoPath
    readonly names: FileNames
    readonly hunks: readonly PlacedLines[]
  })[] = []
  const added = new Set<RepoPath>()
  let next = 0
  for (const { status, base, head } of rawFiles(raw)) {
    const section = sections[next] ?? ''
    // A change of type (file to link) is printed as a deletion and an addition.
    next += status === 'T' ? 2 : 1
    if (base !== null) {
      const hunks = hunkLines(section)
      const names = fileNames(hunks)
      const ranges = head === null || status === 'T' ? [] : unchangedRanges(section)
      changed.push({ base, headPath: head, ranges, renamed: names.declared, names, hunks })
    } else if (head !== null) {
      added.add(head)
    }
  }
  const paths = changed.map(({ base, headPath }) => pathRenames(base, headPath ?? base))
  const defined = ofAll([...changed.map(({ names }) => names.defined), ...paths])
  const files = new Map<RepoPath, FileMap>()
  for (const { base, headPath, ranges, renamed, names, hunks } of changed) {
    const edited = editedIn(hunks, defined)
    const renamedInHunk = renamedInHunks(names, ranges, defined)
    files.set(base, { headPath, ranges, edited, renamed, renamedScopes: names.defined, renamedInHunk })
  }
  return { files, added, renamed: ofAll([...changed.map(({ names }) => names.declared), ...paths]) }
}

function ofAll(files: readonly NameChanges[]): NameChanges {
  return agreedNames(files.flatMap((names) => [...names].map(([old, now]) => ({ old, now }))))
}

/** The first hunk has no range before it when it is at the top of the file. */
function renamedInHunks(
  { hunks }: FileNames,
  ranges: readonly UnchangedRange[],
  defined: NameChanges,
): ReadonlyMap<number, NameChanges> {
  const first = ranges.length - hunks.length
  const named = hunks.map((hunk, index) => [first + index, hunkRenames(hunk, defined)] as const)
  return new Map(named.filter(([, names]) => names.size > 0))
}

/** The files of `git diff --raw -z`; both ends of a rename or copy are named. */
export function parseChangedFiles(raw: string): readonly ChangedFile[] {
  return rawFiles(raw).flatMap(({ base, head }) => {
    const path = head ?? base
    const previous = base === head ? null : base
    return path === null ? [] : [{ path, previous: head === null ? null : previous, deleted: head === null }]
  })
}

interface RawFile {
  readonly status: string
  readonly base: RepoPath | null
  readonly head: RepoPath | null
}

/** `:100644 100644 <sha> <sha> R086\0old\0new\0`; only renames and copies have two names. */
function rawFiles(raw: string): readonly RawFile[] {
  const fields = raw.split('\0')
  const files: RawFile[] = []
  for (let index = 0; index + 1 < fields.length; ) {
    const status = fields[index]?.split(' ').at(-1)?.charAt(0) ?? ''
    const names = status === 'R' || status === 'C' ? 2 : 1
    const [first = '', last = first] = fields.slice(index + 1, index + 1 + names)
    files.push({
      status,
      base: status === 'A' || status === 'C' ? null : storedPath(first),
      head: status === 'D' ? null : storedPath(last),
    })
    index += 1 + names
  }
  return files
}

/** Binary, or declared so by an attribute: it changed, and git does not say where. */
const unsaid = /\nBinary files /

/** The changed lines of a section, hunk by hunk. */
function hunkLines(section: string): readonly PlacedLines[] {
  const [, ...hunks] = section.split('\n@@ ')
  return hunks.map((text) => {
    const [header = '', ...lines] = text.split('\n')
    const [, base = '0', head = '0'] = /^-(\d+)\S* \+(\d+)/.exec(header) ?? []
    const signed = (sign: string): readonly string[] =>
      lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1))
    return { removed: signed('-'), added: signed('+'), base: Number(base), head: Number(head) }
  })
}

/** The lines of a hunk, and where the first of them stand; without lines on a side, the line before. */
type PlacedLines = HunkLines & { readonly base: number; readonly head: number }

function editedIn(hunks: readonly PlacedLines[], renamed: NameChanges): ReadonlyMap<number, number> {
  const edited = new Map<number, number>()
  const change = { renamed, carried: carriedLines(hunks) }
  for (const hunk of hunks) {
    for (const [from, to] of editedLines(hunk, change)) {
      edited.set(hunk.base + from, hunk.head + to)
    }
  }
  return edited
}

const hunk = /\n@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/g

/** What lies between the hunks is unchanged. A count of 0 means that the line before is named. */
function unchangedRanges(section: string): readonly UnchangedRange[] {
  if (unsaid.test(section)) {
    return []
  }
  const ranges: UnchangedRange[] = []
  let base = 1
  let head = 1
  for (const [, baseLine = '0', baseCount = '1', headLine = '0', headCount = '1'] of section.matchAll(hunk)) {
    const start = Number(baseLine) + (baseCount === '0' ? 1 : 0)
    ranges.push({ baseStart: base, headStart: head, length: start - base })
    base = start + Number(baseCount)
    head = Number(headLine) + (headCount === '0' ? 1 : 0) + Number(headCount)
  }
  ranges.push({ baseStart: base, headStart: head, length: Number.POSITIVE_INFINITY })
  return ranges.filter(({ length }) => length > 0)
}
