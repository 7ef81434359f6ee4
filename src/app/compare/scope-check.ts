/**
 * Finds out which of the baseline's files a run did not look at, with the tree that was checked at hand; of merged runs for each
 * leg, too, because another leg may have looked at the same file.
 */
import type { Baseline } from '#model/baseline.ts'
import type { ChangedFile } from '#model/change.ts'
import type { RepoPath } from '#model/ids.ts'
import type { CheckerProblem } from '#model/problem.ts'
import { type ScopeChange, type UncheckedFile, wholeScope } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { carrierDoubt } from '#policy/scope/carrier-doubt.ts'
import { errorsUncheckedBy, narrowedLegs } from '#policy/scope/leg-views.ts'
import {
  findUnchecked,
  isSuspicious,
  type ScopeFinding,
  vanishedFiles,
} from '#policy/scope/unchecked-files.ts'
import type { SourceTree } from './source-tree.ts'

/** What is known of the run. */
export interface ScopeQuery {
  readonly base: Snapshot
  readonly head: Snapshot
  /** As it was checked; null when it is not at hand: then every file may still be there. */
  readonly tree: SourceTree | null
  /** What changed; null when it is not known. */
  readonly change: readonly ChangedFile[] | null
  /** Whether the change starts at the baseline's commit; else there were others between them. */
  readonly changeIsWhole: boolean
  /** Paths of files that the checker looks at. */
  readonly sources: RegExp
  /** Asks the checker for the files that it looked at; null when it was not run here. */
  readonly list: (() => Promise<ReadonlySet<RepoPath> | null>) | null
}

/** What a run did not look at, and why its findings prove too little; null where they don't have to prove more. */
export interface TrustedScope extends ScopeFinding {
  readonly doubt: CheckerProblem | null
}

/** What of a baseline a run did not look at: nothing without one. */
export async function scopeSince(
  baseline: Baseline,
  run: Pick<ScopeQuery, 'head' | 'tree' | 'change' | 'sources' | 'list'>,
): Promise<TrustedScope> {
  if (baseline.state !== 'loaded') {
    return { report: wholeScope, shrank: null, doubt: null }
  }
  const changeIsWhole = baseline.origin.distance === 0
  return checkScope({ ...run, base: baseline.snapshot, changeIsWhole })
}

/** Opens only files that lost all their errors. */
export async function checkScope(query: ScopeQuery): Promise<TrustedScope> {
  const { base, head } = query
  const whole = await checkView(query)
  let { shrank } = whole
  const changes = [...whole.report.changes]
  const seen = new Set(whole.report.unchecked.map(({ path }) => path))
  const legsOf = new Map<RepoPath, string[]>()
  for (const { leg, ...view } of narrowedLegs(base, head)) {
    const own = await checkView({ ...query, ...view })
    const narrower = own.report.changes.map((change) => ({ ...change, leg }))
    shrank ??= own.shrank === null ? null : { ...own.shrank, changes: narrower }
    changes.push(...narrower.filter((change) => !isTold(change, whole.report.changes)))
    for (const { path } of own.report.unchecked.filter((file) => !seen.has(file.path))) {
      legsOf.set(path, [...(legsOf.get(path) ?? []), leg])
    }
  }
  const unchecked = [...whole.report.unchecked, ...uncheckedByLegs(base, legsOf)]
  return { ...whole, report: { ...whole.report, changes, unchecked }, shrank }
}

/** What all of them look at less is told once. */
function isTold({ leg: _, ...change }: ScopeChange, told: readonly ScopeChange[]): boolean {
  return told.some((other) => JSON.stringify(other) === JSON.stringify(change))
}

/** What other legs found as well was looked at. */
function uncheckedByLegs(
  base: Snapshot,
  legsOf: ReadonlyMap<RepoPath, readonly string[]>,
): readonly UncheckedFile[] {
  const files = [...legsOf].map(([path, legs]) => ({
    path,
    errors: errorsUncheckedBy(base, { path, legs }),
    legs,
  }))
  return files.filter(({ errors }) => errors > 0)
}

async function checkView(query: ScopeQuery): Promise<TrustedScope> {
  const { base, head, tree, change, changeIsWhole, sources, list } = query
  const vanished = vanishedFiles(base, head)
  const gone = new Set(
    (change ?? []).flatMap(({ path, previous, deleted }) => (deleted ? [path] : (previous ?? []))),
  )
  const existing = new Set<RepoPath>()
  for (const path of vanished) {
    const untouched = change !== null && changeIsWhole ? true : null
    const told = gone.has(path) ? false : untouched
    const isThere = tree === null ? told !== false : await tree.exists(path, told)
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
  return { ...findUnchecked({ ...known, listed }), doubt: carrierDoubt(known) }
}
