/** Which lines the pull request's own page shows as changed: a link there leads to where one can answer. */
import type { ChangedFile, LineRange } from '#model/change.ts'
import type { Digest } from '#model/digest.ts'
import type { CommitSha, RepoPath } from '#model/ids.ts'
import type { FileMap, LineMap } from '#model/line-map.ts'
import type { PullDiff } from '#model/report.ts'
import type { RunEvent } from '#ports/run-context.ts'

/** What is known of a change; `lineMap` is that of its base, null where git does not know both commits. */
export interface DiffSource {
  readonly event: RunEvent
  readonly files: readonly ChangedFile[] | null
  readonly lineMap: LineMap | null
}

/** Null without a pull request, and where its files are not known. */
export function pullDiff({ event, files, lineMap }: DiffSource, sha256: Digest): PullDiff | null {
  if (event.kind !== 'pull-request' || files === null) {
    return null
  }
  const maps = lineMap === null ? null : mapsByPath(lineMap)
  const lines = (file: ChangedFile): readonly LineRange[] =>
    maps === null || lineMap === null
      ? (file.lines ?? [])
      : lineMap.unknown?.head.has(file.path)
        ? []
        : lineMap.added.has(file.path)
          ? [{ start: 1, end: Number.POSITIVE_INFINITY }]
          : changedRanges(maps.get(file.path))
  const shown = files.filter(({ deleted }) => !deleted)
  return {
    pull: event.pull.number,
    files: new Map(shown.map((file) => [file.path, { anchor: sha256(file.path), lines: lines(file) }])),
  }
}

/** The line map of the change itself: that of the baseline where the change sits right on it. */
export async function changeMap(
  { base, head }: { readonly base: CommitSha | null; readonly head: CommitSha | null },
  known: { readonly from: CommitSha | null; readonly map: LineMap | null },
  lineMap: (base: CommitSha, head: CommitSha) => Promise<LineMap | null>,
): Promise<LineMap | null> {
  if (known.from === base && known.map !== null) {
    return known.map
  }
  return base === null || head === null ? null : lineMap(base, head)
}

function mapsByPath({ files }: LineMap): ReadonlyMap<RepoPath, FileMap> {
  const found = new Map<RepoPath, FileMap>()
  for (const file of files.values()) {
    if (file.headPath !== null) {
      found.set(file.headPath, file)
    }
  }
  return found
}

/** What stands between the lines that went through the change as they were. */
function changedRanges(file: FileMap | undefined): readonly LineRange[] {
  const changed: LineRange[] = []
  let next = 1
  for (const { headStart, length } of file?.ranges ?? []) {
    if (headStart > next) {
      changed.push({ start: next, end: headStart - 1 })
    }
    next = headStart + length
  }
  return changed
}
