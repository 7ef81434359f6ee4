/** Finds out which of the baseline's files a run did not look at, with the tree that was checked at hand. */
import type { ChangedFile } from '#model/change.ts'
import type { RepoPath } from '#model/ids.ts'
import type { Snapshot } from '#model/snapshot.ts'
import {
  findUnchecked,
  isSuspicious,
  type ScopeFinding,
  vanishedFiles,
} from '#policy/scope/unchecked-files.ts'
import type { Files } from '#ports/files.ts'

/** What is known of the run. */
export interface ScopeQuery {
  readonly base: Snapshot
  readonly head: Snapshot
  /** The repository's root as it was checked; null when it is not at hand: then every file may still be there. */
  readonly tree: { readonly files: Files; readonly root: string } | null
  /** What changed since the baseline; null when it is not known. */
  readonly change: readonly ChangedFile[] | null
  /** Paths of files that the checker looks at. */
  readonly sources: RegExp
  /** Asks the checker for the files that it looked at; null when it was not run here. */
  readonly list: (() => Promise<ReadonlySet<RepoPath> | null>) | null
}

/** Opens only files that lost all their errors. */
export async function checkScope(query: ScopeQuery): Promise<ScopeFinding> {
  const { base, head, tree, change, sources, list } = query
  const vanished = vanishedFiles(base, head)
  const gone = new Set(
    (change ?? []).flatMap(({ path, previous, deleted }) => (deleted ? [path] : (previous ?? []))),
  )
  const existing = new Set<RepoPath>()
  for (const path of vanished) {
    const isThere = tree === null ? !gone.has(path) : await exists(path, tree)
    if (isThere) {
      existing.add(path)
    }
  }
  const deletions = (change ?? []).filter(({ path, deleted }) => deleted && sources.test(path)).length
  const known = {
    base,
    head,
    existing,
    touched: change === null ? null : new Set(change.map(({ path }) => path)),
    deleted: Math.max(deletions, vanished.length - existing.size),
  }
  const listed = list !== null && isSuspicious(known) ? await list() : null
  return findUnchecked({ ...known, listed })
}

async function exists(path: RepoPath, { files, root }: NonNullable<ScopeQuery['tree']>): Promise<boolean> {
  return (await files.read(files.join(root, path))).kind !== 'missing'
}
