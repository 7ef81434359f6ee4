/** Tells a change's part of a difference from the toolchain's, as far as runs or lines tell it. docs/run-health.md#whose-a-difference-is */
import type { Attribution } from '#model/attribution.ts'
import type { Baseline } from '#model/baseline.ts'
import type { CommitSha } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { ComparedResult } from '#model/report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { causesByLines, causesByRuns } from '#policy/attribution.ts'
import { runDrift } from '#policy/run-drift.ts'
import { pairSnapshots } from './compare-snapshots.ts'

/** What is compared, and what is known of the way. */
export interface AttributionCase {
  readonly result: ComparedResult
  readonly baseline: Baseline
  /** See {@link import('../action/recompute.ts').Recomputed}. */
  readonly earlier: Extract<Baseline, { readonly state: 'loaded' }> | null
  readonly current: Snapshot
  /** From the baseline's commit to what was checked; null where git does not know it. */
  readonly lineMap: LineMap | null
}

/** null: nothing but the sources differs, or nothing is known of it. */
export async function attributionOf(
  { result, baseline, earlier, current, lineMap }: AttributionCase,
  mapBetween: (base: CommitSha, head: CommitSha) => Promise<LineMap | null>,
): Promise<Attribution | null> {
  if (baseline.state !== 'loaded') {
    return null
  }
  if (earlier !== null) {
    const { commit, distance } = earlier.origin
    const base = baseline.snapshot
    const way = commit === null || base.commit === null ? null : await mapBetween(commit, base.commit)
    const toolchain = pairSnapshots(earlier.snapshot, base, way)
    return {
      by: 'runs',
      drift: runDrift(earlier.snapshot, current),
      commits: distance,
      ...causesByRuns({ toolchain, change: result.comparison }),
    }
  }
  const { drift, codeUnchanged, comparison } = result
  const isTold = drift.length === 0 || codeUnchanged === true || baseline.origin.distance > 0
  return isTold || lineMap === null
    ? null
    : { by: 'lines', drift, commits: 0, ...causesByLines(comparison, lineMap) }
}
