/** The merge action: reads what the legs of this run left, makes one snapshot of them, and goes on as any check does. */

import { type InputReader, readMergeInputs } from '#config/action-inputs.ts'
import type { MergeConfig } from '#config/config.ts'
import { artifactSafeName } from '#config/names.ts'
import type { Digest } from '#model/digest.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { RunContext } from '#ports/run-context.ts'
import { legsOf, mergeSnapshots } from '#snapshot/merge.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { concludeRun, planned } from '../action/check-action.ts'
import type { Ending, RunTools } from '../action/ending.ts'
import { type Evaluation, evaluate, type Subject } from '../action/evaluate.ts'
import { jobOf, modeOf, type RunPlan } from '../action/plan.ts'
import type { Run } from '../action/run.ts'
import { committedTree } from '../compare/source-tree.ts'
import { type FoundLegs, findLegs } from './find-legs.ts'
import { missingLegs, missingSince } from './required-legs.ts'

interface MergePlan extends RunPlan {
  readonly config: MergeConfig
  /** null while they have not been looked for. */
  readonly legs: FoundLegs | null
}

/** Always ends with an outcome. */
export async function mergeAction(input: InputReader, context: RunContext, run: RunTools): Promise<Ending> {
  const { ports } = run
  const work = {
    input,
    planned: await planned(() => planMerge(input, context, ports)),
    evaluate: evaluateLegs,
  }
  return concludeRun(work, context, run)
}

/** Without a `name` the legs themselves have to tell it, so they are read first. */
async function planMerge(input: InputReader, context: RunContext, ports: ActionPorts): Promise<MergePlan> {
  const config = readMergeInputs(input)
  const given = config.name === null ? null : artifactSafeName(config.name, ports.digest)
  const { jobId } = config
  const legs = given === null ? await findLegs({ name: null, jobId }, context, ports.api) : null
  return {
    config,
    checker: null,
    name: given ?? legs?.name ?? '',
    root: await ports.files.real(context.workspace),
    mode: modeOf(config, context),
    leg: null,
    job: jobOf({ matrix: [], jobId }, context),
    reproduce: '',
    repeat: null,
    legs,
  }
}

async function evaluateLegs(run: Run<MergePlan>): Promise<Evaluation> {
  const { plan, context, ports } = run
  const { name, config } = plan
  const legs = plan.legs ?? (await findLegs({ name, jobId: config.jobId }, context, ports.api))
  const snapshot = wholeOf(legs, config.legs, ports.digest)
  const checked = snapshot.commit ?? context.commit
  const isHere = (await ports.repo.headCommit()) === checked
  const subject: Subject = {
    snapshot,
    tree: committedTree(checked, ports),
    root: isHere ? plan.root : null,
    recompute: null,
    args: null,
    again: null,
    list: null,
    refuses: config.legs === null ? (baseline) => missingSince(baseline, snapshot) : null,
  }
  const evaluation = await evaluate(subject, run)
  return evaluation
}

/** Throws a `ProblemError` unless every expected leg is there. */
function wholeOf(legs: FoundLegs, wanted: MergeConfig['legs'], digest: Digest): Snapshot {
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
