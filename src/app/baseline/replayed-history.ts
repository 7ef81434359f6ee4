/** The file of a check's replayed course: read where a baseline is made, and where a replay goes on. */
import type { HistoryPoint } from '#model/history.ts'
import type { Problem } from '#model/problem.ts'
import type { ReplayedHistory } from '#model/replayed-history.ts'
import type { Files } from '#ports/files.ts'
import { decodeHistory } from '#snapshot/history-file.ts'

/** Whose it is to be. */
export type CheckedBy = Pick<ReplayedHistory, 'name' | 'checker'>

/** What the file holds: nothing when it is not there. */
export type FoundHistory =
  | { readonly kind: 'points'; readonly points: readonly HistoryPoint[] }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** Never throws: a broken file is the caller's to judge. */
export async function replayedHistory(path: string, check: CheckedBy, files: Files): Promise<FoundHistory> {
  const read = await files.read(path)
  switch (read.kind) {
    case 'missing':
      return { kind: 'points', points: [] }
    case 'read':
      return ofCheck(decodeHistory(read.text), check, path)
    case 'too-large':
      return refused(path, 'it is too large')
    case 'failed':
      return refused(path, read.reason)
  }
}

function ofCheck(found: ReplayedHistory | string, { name, checker }: CheckedBy, path: string): FoundHistory {
  if (typeof found === 'string') {
    return refused(path, found)
  }
  return found.name === name && found.checker === checker
    ? { kind: 'points', points: found.points }
    : refused(path, `it is the history of “${found.name}” (${found.checker}), not of “${name}” (${checker})`)
}

function refused(path: string, reason: string): FoundHistory {
  return { kind: 'refused', problem: { kind: 'history-unreadable', path, reason } }
}
