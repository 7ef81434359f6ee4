/** The course that a new baseline carries on: the one before's and a point of this run. */
import { appendPoint } from '#history/series.ts'
import type { HistoryPoint } from '#model/history.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { Repo } from '#ports/repo.ts'

/** A commit whose time git can't tell adds no point: the clock would give each re-run another baseline. */
export async function nextHistory(
  { commit, checker, diagnostics }: Snapshot,
  previous: Snapshot | null,
  repo: Repo,
): Promise<readonly HistoryPoint[]> {
  const series = previous?.history ?? []
  const time = commit === null ? null : await repo.commitTime(commit)
  return commit === null || time === null
    ? series
    : appendPoint(series, { commit, time, errors: diagnostics.count('error'), version: checker.version })
}
