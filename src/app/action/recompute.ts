/**
 * Checks the base commit in this run where there is no baseline that could be used. Nothing here can end a run but a tree that
 * is not back as it was: whatever else goes wrong leaves the run what it would have been. docs/baseline.md#checked-in-this-run
 */
import type { RecomputeWhen } from '#config/config.ts'
import {
  type RecomputeReason,
  recomputeFault,
  recomputeFaults,
  recomputeText,
} from '#messages/recompute-texts.ts'
import type { Baseline } from '#model/baseline.ts'
import type { CommitSha } from '#model/ids.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { runDrift } from '#policy/run-drift.ts'
import type { RunEvent } from '#ports/run-context.ts'
import type { Run } from './run.ts'

/** When it is done, and how. */
export interface Recompute {
  readonly when: RecomputeWhen
  /** Runs the checker as this run has it on the sources of a commit. Throws a `ProblemError`. */
  readonly check: (commit: CommitSha) => Promise<Snapshot>
}

/** What a run is compared with. */
export interface Recomputed {
  readonly baseline: Baseline
  /** The baseline that was found, where it is another: of another checker, configuration or environment. */
  readonly earlier: Extract<Baseline, { readonly state: 'loaded' }> | null
  readonly warnings: readonly Problem[]
}

/** `base` is the commit that the change sits on; null: there is none. */
export async function recomputed(
  {
    baseline,
    base,
    current,
    recompute,
  }: {
    readonly baseline: Baseline
    readonly base: CommitSha | null
    readonly current: Snapshot
    readonly recompute: Recompute | null
  },
  { context, ports }: Pick<Run, 'context' | 'ports'>,
): Promise<Recomputed> {
  const asFound = { baseline, earlier: null, warnings: [] }
  const isOwn = isUnprivileged(context.event)
  const reason = recompute === null || !isOwn ? null : recomputeReason(recompute.when, baseline, current)
  if (recompute === null || reason === null || base === null) {
    return asFound
  }
  const short = base.slice(0, 7)
  ports.log.info(recomputeText(reason, short))
  try {
    if (!(await ports.repo.fetch([base]))) {
      throw new ProblemError({ kind: 'recompute-failed', commit: short, reason: recomputeFaults.unfetched })
    }
    return { ...fromRun(await recompute.check(base), { base, baseline, current }), warnings: [] }
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind !== 'tree-not-restored') {
      const reasonNot = recomputeFault(error.problem)
      return { ...asFound, warnings: [{ kind: 'recompute-failed', commit: short, reason: reasonNot }] }
    }
    throw error
  }
}

/**
 * Where the base's own code may run beside the change's: in runs that GitHub gives a change nothing to steal. Under
 * `pull_request_target` it would meet the base repository's secrets.
 */
function isUnprivileged(event: RunEvent): boolean {
  return event.kind === 'pull-request' && event.target !== true
}

/** null: the baseline does, or it is one whose trouble must be seen. */
function recomputeReason(when: RecomputeWhen, baseline: Baseline, current: Snapshot): RecomputeReason | null {
  if (when === 'never' || baseline.state === 'unreadable' || baseline.state === 'incompatible') {
    return null
  }
  if (baseline.state === 'absent') {
    const isWanted = baseline.problem.kind !== 'baseline-not-asked'
    return isWanted ? 'missing' : when === 'always' ? 'asked' : null
  }
  const drifted = when !== 'when-missing' && runDrift(baseline.snapshot, current).length > 0
  return drifted ? 'drift' : when === 'always' ? 'asked' : null
}

/** A baseline of the same environment passes on what growth counts from; another's starts anew, as on the default branch. */
function fromRun(
  snapshot: Snapshot,
  {
    base,
    baseline,
    current,
  }: { readonly base: CommitSha; readonly baseline: Baseline; readonly current: Snapshot },
): Omit<Recomputed, 'warnings'> {
  const stored = baseline.state === 'loaded' ? baseline : null
  const isLike = stored !== null && runDrift(stored.snapshot, current).length === 0
  // Of an older commit the files may have been others.
  const flaky = isLike && stored.origin.distance === 0 ? stored.snapshot.flaky : undefined
  return {
    baseline: {
      state: 'loaded',
      snapshot: {
        ...snapshot,
        reference: isLike ? stored.snapshot.reference : null,
        history: stored?.snapshot.history ?? [],
        ...(flaky === undefined ? {} : { flaky }),
      },
      origin: { source: 'revision', commit: base, distance: 0, runUrl: null },
    },
    earlier: isLike ? null : stored,
  }
}
