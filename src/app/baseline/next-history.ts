/** The course that a new baseline carries on: the one before's and a point of this run. */

import type { OwnersOf } from '#config/code-owners.ts'
import { appendPoint } from '#history/series.ts'
import type { Counts, HistoryPoint } from '#model/history.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { Repo } from '#ports/repo.ts'
import { categoryWords } from '#rules/category.ts'
import { categorizer } from '#rules/category-memo.ts'

/** Owners of a point: more than this are a directory, not a chart. */
const mostOwners = 30

/** What a point needs beside the snapshot. */
export interface PointSources {
  readonly repo: Repo
  /** Null without a CODEOWNERS file. */
  readonly owners: OwnersOf | null
  /** How many errors are accepted for a time; 0 when left out. */
  readonly accepted?: number
}

/** A commit whose time git can't tell adds no point: the clock would give each re-run another baseline. */
export async function nextHistory(
  snapshot: Snapshot,
  previous: Snapshot | null,
  { repo, owners, accepted = 0 }: PointSources,
): Promise<readonly HistoryPoint[]> {
  const { commit, checker, diagnostics } = snapshot
  const series = previous?.history ?? []
  if (commit === null) {
    return series
  }
  const time = await repo.commitTime(commit)
  if (time === null) {
    return series
  }
  return appendPoint(series, {
    commit,
    time,
    errors: diagnostics.count('error'),
    version: checker.version,
    ...(checker.configuration === null ? {} : { configuration: checker.configuration }),
    ...(accepted === 0 ? {} : { accepted }),
    ...countsOf(snapshot, owners),
  })
}

function countsOf(
  { checker, diagnostics }: Snapshot,
  ownersOf: OwnersOf | null,
): Pick<HistoryPoint, 'categories' | 'owners'> {
  const categoryOf = categorizer(checker.name)
  const categories = new Map<string, number>()
  const owners = new Map<string, number>()
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === 'error') {
      increase(categories, categoryWords[categoryOf(diagnostic)].title)
      for (const owner of ownersOf?.(diagnostic.path) ?? []) {
        increase(owners, owner)
      }
    }
  }
  const counts = { categories: Object.fromEntries(categories) }
  return ownersOf === null ? counts : { ...counts, owners: largest(owners) }
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function largest(counts: ReadonlyMap<string, number>): Counts {
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a).slice(0, mostOwners))
}
