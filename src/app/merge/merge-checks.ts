/**
 * The merge action for several checks of one configuration file, each of which a job of its own has run as a part
 * (`checks: api`, `shard: api`): their snapshots are compared and told as one run of all checks would be.
 */
import type { InputReader } from '#config/action-inputs.ts'
import { legLabel } from '#config/leg.ts'
import { artifactSafeName } from '#config/names.ts'
import { readJobId } from '#config/part-inputs.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { changeList } from '../action/change-list.ts'
import type { Ending, RunTools } from '../action/ending.ts'
import { evaluate } from '../action/evaluate.ts'
import { jobOf, modeOf } from '../action/plan.ts'
import type { Run } from '../action/run.ts'
import { type CheckWork, concludeChecks } from '../checks/conclude-checks.ts'
import { type FiledCheck, type FiledRun, filedRun } from '../checks/decide.ts'
import { type FoundLegs, findLegs } from './find-legs.ts'
import { type MergePlan, mergedSubject, wholeOf } from './merge-plan.ts'

/** Those of the configuration file; null where there is none with several, and where a `name` says which check is merged. Throws a `ProblemError`. */
export async function filedMerge(
  input: InputReader,
  context: RunContext,
  ports: ActionPorts,
): Promise<FiledRun | null> {
  if (input('name').trim() !== '') {
    return null
  }
  const filed = await filedRun(input, context, { ...ports, change: changeList(context, ports) })
  if (filed === null || filed.checks.length < 2) {
    return null
  }
  if (input('legs').trim() !== '') {
    throw new ProblemError({
      kind: 'setting-for-one',
      input: '`legs`',
      checks: filed.checks.map(({ name }) => name),
      filed: false,
    })
  }
  return filed
}

/** Always ends with an outcome. A check that left nothing has no result, and the others have theirs. */
export function mergeChecks(
  filed: FiledRun,
  { input, context }: { readonly input: InputReader; readonly context: RunContext },
  run: RunTools,
): Promise<Ending> {
  const jobId = readJobId({ input: 'job-id', value: input('job-id') })
  const work: CheckWork<MergePlan> = {
    plan: async (check, { ports }) => planOf(check, { jobId, context, ports }),
    snapshot: async (plan, { ports }) => {
      const legs = await findLegs({ name: plan.name, jobId }, context, ports.api)
      return isWhole(legs, ports) ? aloneOf(legs) : wholeOf(legs, null, ports.digest)
    },
    evaluate: evaluateMerged,
  }
  return concludeChecks({ filed, work }, { context, change: changeList(context, run.ports) }, run)
}

async function planOf(
  { name, config }: FiledCheck,
  {
    jobId,
    context,
    ports,
  }: { readonly jobId: number | null; readonly context: RunContext; readonly ports: ActionPorts },
): Promise<MergePlan> {
  return {
    config: { ...config, legs: null, jobId },
    checker: null,
    name: artifactSafeName(config.name ?? name, ports.digest),
    root: await ports.files.real(context.workspace),
    mode: modeOf(config, context),
    leg: null,
    job: jobOf({ matrix: [], jobId }, context),
    reproduce: '',
    repeat: null,
    legs: null,
  }
}

/** One part that is called like its check is all of it: nothing else can be missing. */
function isWhole({ name, snapshots, outdated }: FoundLegs, { digest }: ActionPorts): boolean {
  const [only, ...others] = snapshots
  return others.length === 0 && outdated.length === 0 && only?.platform.leg === legLabel(name, digest)
}

/** As the job would have had it without a merge. */
function aloneOf({ snapshots: [only] }: FoundLegs): Snapshot {
  if (only === undefined) {
    throw new TypeError('no legs')
  }
  const { legCount: _, matrix: __, ...platform } = only.platform
  return { ...only, platform: { ...platform, leg: null } }
}

async function evaluateMerged(snapshot: Snapshot, run: Run<MergePlan>) {
  return evaluate(await mergedSubject(snapshot, run), run)
}
