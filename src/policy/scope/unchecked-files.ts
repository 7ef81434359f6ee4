/**
 * Which files of the baseline a run did not look at. A file is never called unchecked when the run has a diagnostic
 * in it, nor just because its errors are gone: only when arguments, configuration or the number of files say so.
 * docs/run-health.md
 */
import type { RepoPath } from '#model/ids.ts'
import { compareText } from '#model/order.ts'
import type { CheckerProblem } from '#model/problem.ts'
import type { ScopeReport, UncheckedFile } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { isBelow, leavesOut } from './coverage.ts'
import { fewerFiles, scopeChanges, toldChanges } from './scope-changes.ts'

/** What is to be looked at. */
export interface ScopeCase {
  readonly base: Snapshot
  readonly head: Snapshot
  /** Of {@link vanishedFiles}, those that are still there. */
  readonly existing: ReadonlySet<RepoPath>
  /** The files of the change; null when it is not known. */
  readonly touched: ReadonlySet<RepoPath> | null
  /** How many source files are known to be deleted. */
  readonly deleted: number
  /** All files that the checker says it looked at; null when it does not say. It ends every guess. */
  readonly listed: ReadonlySet<RepoPath> | null
}

/** What was left out, and the problem when that is too much to compare. */
export interface ScopeFinding {
  readonly report: ScopeReport
  readonly shrank: Extract<CheckerProblem, { kind: 'scope-shrank' }> | null
}

/** Files with errors in the baseline and no diagnostic of any kind now: fixed, deleted, or not looked at. */
export function vanishedFiles(base: Snapshot, head: Snapshot): readonly RepoPath[] {
  const seen = new Set(head.diagnostics.paths())
  return [...base.diagnostics.errorsByPath().keys()].filter((path) => path !== '' && !seen.has(path))
}

/** Whether it is worth asking the checker for its files: a file lost its errors, and not by the change alone. */
export function isSuspicious(given: Omit<ScopeCase, 'listed'>): boolean {
  const { base, head, existing, touched } = given
  const told =
    base.run !== null && head.run !== null && toldChanges(base.run.scope, head.run.scope).length > 0
  return [...existing].some((path) => told || touched?.has(path) !== true)
}

/** For a run of the whole project. */
export function findUnchecked(given: ScopeCase): ScopeFinding {
  const { base, head, deleted } = given
  const errors = base.diagnostics.errorsByPath()
  const { paths, most, proven } = uncheckedPaths(given)
  const unchecked = listed(paths, errors)
  const changes = scopeChanges(base, head, deleted)
  const tooMany = most * 10 > errors.size
  return {
    report: { partial: false, changes, unchecked },
    shrank: tooMany
      ? {
          kind: 'scope-shrank',
          files: most,
          of: errors.size,
          proven,
          changes,
          paths: unchecked.map(({ path }) => path),
        }
      : null,
  }
}

/** For a run of a part on purpose: what is not named was not looked at, unless there is a diagnostic in it. */
export function uncheckedByPart(base: Snapshot, head: Snapshot, named: readonly string[]): ScopeReport {
  const seen = new Set(head.diagnostics.paths())
  const paths = base.diagnostics
    .paths()
    .filter((path) => !seen.has(path) && !named.some((name) => path !== '' && isBelow(path, name)))
  return { partial: true, changes: [], unchecked: listed(paths, base.diagnostics.errorsByPath()) }
}

/** `most` is how many there may be; `paths` are those that can be told. */
function uncheckedPaths(given: ScopeCase): {
  readonly paths: readonly RepoPath[]
  readonly most: number
  readonly proven: boolean
} {
  const { base, head, existing, touched, deleted, listed: all } = given
  const vanished = vanishedFiles(base, head).filter((path) => existing.has(path))
  if (all !== null) {
    const paths = vanished.filter((path) => !all.has(path))
    return { paths, most: paths.length, proven: true }
  }
  const scopes =
    base.run === null || head.run === null ? null : { base: base.run.scope, head: head.run.scope }
  if (scopes !== null && toldChanges(scopes.base, scopes.head).length > 0) {
    const paths = vanished.filter((path) => leavesOut(path, scopes))
    return { paths, most: paths.length, proven: true }
  }
  const fewer = fewerFiles(base, head, deleted)
  const suspects = vanished.filter((path) => touched?.has(path) !== true)
  // Without the change there may be more deletions than are known.
  const telling = fewer > 0 && (touched !== null || fewer * 10 > (base.filesChecked ?? 0))
  const most = telling ? Math.min(fewer, suspects.length) : 0
  const paths = most === suspects.length || most * 10 > base.diagnostics.errorsByPath().size ? suspects : []
  return { paths: most === 0 ? [] : paths, most, proven: false }
}

function listed(paths: readonly RepoPath[], errors: ReadonlyMap<RepoPath, number>): readonly UncheckedFile[] {
  return paths
    .map((path) => ({ path, errors: errors.get(path) ?? 0 }))
    .sort((a, b) => b.errors - a.errors || compareText(a.path, b.path))
}
