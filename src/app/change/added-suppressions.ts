/** Which suppressions a change adds: an error that was hidden looks like one that was fixed. */
import { allCheckers } from '#checkers/registry.ts'
import type { ChangedFile } from '#model/change.ts'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { CommitSha } from '#model/ids.ts'
import { compareText } from '#model/order.ts'
import type { SuppressedCount } from '#model/report.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'

/** A change, and where its result is checked out. */
export interface CheckedChange {
  readonly files: readonly ChangedFile[]
  readonly base: CommitSha
  readonly root: string
}

/** What our own checker finds in a file; null where it knows no such files, or is not there. */
function suppressionsIn(path: string, text: string): readonly RawDiagnostic[] | null {
  const own = allCheckers.find(({ inspect }) => inspect !== undefined)
  return own?.inspect?.(path, text) ?? null
}

/** Each file of a change takes a call of git. */
const mostFiles = 300

/**
 * By rule, most first. Counted over all files of the change together, so that one that moves to another file, or to another line, is
 * none. Empty where the base is not known.
 */
export async function addedSuppressions(
  { files: changed, base, root }: CheckedChange,
  { repo, files }: { readonly repo: Pick<Repo, 'fileAt'>; readonly files: Pick<Files, 'read' | 'join'> },
): Promise<readonly SuppressedCount[]> {
  const sources = changed.filter(({ path }) => suppressionsIn(path, '') !== null)
  if (sources.length > mostFiles) {
    return []
  }
  const balance = new Map<string, number>()
  const count = (path: string, text: string, by: 1 | -1): void => {
    for (const { code, message } of suppressionsIn(path, text) ?? []) {
      const key = `${code}\0${message}`
      balance.set(key, (balance.get(key) ?? 0) + by)
    }
  }
  for (const { path, previous, deleted } of sources) {
    const before = await repo.fileAt(base, previous ?? path)
    if (before === null) {
      return []
    }
    count(path, before.kind === 'text' ? before.text : '', -1)
    const now = deleted ? null : await files.read(files.join(root, path))
    count(path, now?.kind === 'read' ? now.text : '', 1)
  }
  return byRule(balance)
}

function byRule(balance: ReadonlyMap<string, number>): readonly SuppressedCount[] {
  const counts = new Map<string, number>()
  for (const [key, more] of balance) {
    const [rule = ''] = key.split('\0')
    if (more > 0) {
      counts.set(rule, (counts.get(rule) ?? 0) + more)
    }
  }
  return [...counts]
    .map(([rule, count]) => ({ rule, count }))
    .sort((a, b) => b.count - a.count || compareText(a.rule, b.rule))
}
