/** What a local run looked at, of the whole project or of a part on purpose. */
import type { ChangedFile } from '#model/change.ts'
import type { RepoPath } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { ScopeReport } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { uncheckedByPart } from '#policy/scope/unchecked-files.ts'
import type { Files } from '#ports/files.ts'
import { checkScope } from '../compare/scope-check.ts'
import { workingTree } from '../compare/source-tree.ts'

/** Two snapshots, and what is known of the tree of the second. */
export interface LocalScopeQuery {
  readonly base: Snapshot
  readonly head: Snapshot
  readonly partial: boolean
  readonly change: readonly ChangedFile[] | null
  readonly root: string | null
  /** Asks the checker for the files that it looked at; null when it was not run here. */
  readonly list: (() => Promise<ReadonlySet<RepoPath> | null>) | null
}

/** Throws a `ProblemError`: `scope-shrank`, or `usage` when a part is asked for and none is named. */
export async function localScope(
  { base, head, partial, change, root, list }: LocalScopeQuery,
  { files }: { readonly files: Files },
): Promise<ScopeReport> {
  if (partial) {
    return uncheckedByPart(base, head, namedPaths(head))
  }
  const tree = root === null ? null : workingTree(root, files)
  // Most comparisons know no change and need no checker: loaded late.
  const sources =
    change === null ? /$^/ : (await import('#checkers/registry.ts')).checkerFor(head.checker.name).sources
  const query = { base, head, tree, change, changeIsWhole: true, sources, list }
  const { report, shrank, doubt } = await checkScope(query)
  const problem = shrank ?? doubt
  if (problem !== null) {
    throw new ProblemError(problem)
  }
  return report
}

/** A part that names nothing would be the whole, or nothing at all. */
export function namedPaths({ run }: Pick<Snapshot, 'run'>): readonly string[] {
  const named = run?.scope.named ?? []
  if (named.length === 0) {
    throw new ProblemError({ kind: 'usage', mistake: { kind: 'partial-names-nothing' } })
  }
  return named
}
