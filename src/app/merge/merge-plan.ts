/** What legs become: one snapshot of all that there must be, and how it is compared. */
import type { MergeConfig } from '#config/config.ts'
import type { Digest } from '#model/digest.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { legsOf, mergeSnapshots } from '#snapshot/merge.ts'
import type { Subject } from '../action/evaluate.ts'
import type { RunPlan } from '../action/plan.ts'
import type { Run } from '../action/run.ts'
import { committedTree } from '../compare/source-tree.ts'
import type { FoundLegs } from './find-legs.ts'
import { missingLegs, missingSince } from './required-legs.ts'

/** A run whose checkers ran in other jobs. */
export interface MergePlan extends RunPlan {
  readonly config: MergeConfig
  /** null while they have not been looked for. */
  readonly legs: FoundLegs | null
}

/** Whose sources are there only where the commit is checked out. */
export async function mergedSubject(
  snapshot: Snapshot,
  { plan, context, ports }: Run<MergePlan>,
): Promise<Subject> {
  const checked = snapshot.commit ?? context.commit
  const isHere = (await ports.repo.headCommit()) === checked
  return {
    snapshot,
    tree: committedTree(checked, ports),
    root: isHere ? plan.root : null,
    recompute: null,
    args: null,
    again: null,
    list: null,
    refuses: plan.config.legs === null ? (baseline) => missingSince(baseline, snapshot) : null,
  }
}

/** Throws a `ProblemError` unless every expected leg is there. */
export function wholeOf(legs: FoundLegs, wanted: MergeConfig['legs'], digest: Digest): Snapshot {
  const merged = mergeSnapshots(legs.snapshots, digest)
  if (merged.kind === 'refused') {
    throw new ProblemError(merged.problem)
  }
  const { snapshot } = merged
  const problem = missingLegs(snapshot, wanted, { ...legs, digest })
  if (problem !== null) {
    throw new ProblemError(problem)
  }
  return wanted === null ? snapshot : onlyThese(snapshot)
}

/** Whoever compares with this must not take the matrix for larger than what was asked for here. */
function onlyThese(snapshot: Snapshot): Snapshot {
  const legs = legsOf(snapshot)
  const matrices = [{ name: '', count: null, legs }]
  return { ...snapshot, platform: { ...snapshot.platform, legCount: legs.length, matrices } }
}
