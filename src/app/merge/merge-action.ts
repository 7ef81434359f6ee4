/** The merge action: reads what the legs of this run left, makes one snapshot of them, and goes on as any check does. */

import { checkerFor } from '#checkers/registry.ts'
import { type InputReader, readMergeInputs } from '#config/action-inputs.ts'
import { joinArguments } from '#config/argv.ts'
import type { MergeConfig } from '#config/config.ts'
import { artifactSafeName } from '#config/names.ts'
import type { Digest } from '#model/digest.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { RunContext } from '#ports/run-context.ts'
import { legsOf, mergeSnapshots } from '#snapshot/merge.ts'
import type { ChangeList } from '../action/change-list.ts'
import { concludeRun, type Ending, planned, type RunTools } from '../action/check-action.ts'
import { type ActionPorts, type Evaluation, evaluateSnapshot } from '../action/evaluate.ts'
import { modeOf, type RunPlan } from '../action/plan.ts'
import { findLegs } from './find-legs.ts'

interface MergePlan extends RunPlan {
  readonly config: MergeConfig
  /** null while they have not been looked for. */
  readonly legs: readonly Snapshot[] | null
}

/** Always ends with an outcome. */
export async function mergeAction(input: InputReader, context: RunContext, run: RunTools): Promise<Ending> {
  const { ports } = run
  const work = {
    input,
    planned: await planned(() => planMerge(input, context, ports)),
    evaluate: (plan: MergePlan, change: ChangeList) => evaluateLegs(plan, context, { ...ports, change }),
  }
  return concludeRun(work, context, run)
}

/** Without a `name` the legs themselves have to tell it, so they are read first. */
async function planMerge(input: InputReader, context: RunContext, ports: ActionPorts): Promise<MergePlan> {
  const config = readMergeInputs(input)
  const given = config.name === null ? null : artifactSafeName(config.name, ports.digest)
  const found = given === null ? await findLegs(null, context, ports.api) : { name: given, snapshots: null }
  return {
    config,
    checker: null,
    name: found.name,
    root: await ports.files.real(context.workspace),
    mode: modeOf(config, context),
    leg: null,
    reproduce: '',
    legs: found.snapshots,
  }
}

async function evaluateLegs(
  plan: MergePlan,
  context: RunContext,
  ports: ActionPorts & { readonly change: ChangeList },
): Promise<Evaluation> {
  const legs = plan.legs ?? (await findLegs(plan.name, context, ports.api)).snapshots
  const snapshot = wholeOf(legs, plan.config.legs, ports.digest)
  const reproduce = joinArguments([checkerFor(snapshot.checker.name).executable])
  return {
    ...(await evaluateSnapshot(plan, context, { ...ports, snapshot, again: null, list: null })),
    reproduce,
  }
}

/** Throws a `ProblemError` unless every expected leg is there. */
function wholeOf(legs: readonly Snapshot[], expected: MergeConfig['legs'], digest: Digest): Snapshot {
  const merged = mergeSnapshots(legs, digest)
  if (merged.kind === 'refused') {
    throw new ProblemError(merged.problem)
  }
  const { snapshot } = merged
  const found = legsOf(snapshot)
  const names =
    typeof expected === 'object' ? (expected ?? []).map((name) => artifactSafeName(name, digest)) : []
  const missing = names.filter((name) => !found.includes(name))
  const count = typeof expected === 'number' ? expected : (snapshot.platform.legCount ?? 0)
  const wanted = expected === null || typeof expected === 'number' ? count : names.length
  if (missing.length > 0 || found.length < wanted) {
    throw new ProblemError({ kind: 'legs-missing', missing, expected: wanted, found })
  }
  // Whoever compares with this must not take the matrix for larger than what was asked for here.
  return expected === null ? snapshot : { ...snapshot, platform: { ...snapshot.platform, legCount: wanted } }
}
