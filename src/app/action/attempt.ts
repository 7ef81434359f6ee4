/** One check, tried: what came of it, and the report that says so. A problem is a result too; only a bug is thrown. */
import type { JudgingConfig } from '#config/config.ts'
import { legSeparator } from '#model/diagnostic.ts'
import type { RepoPath } from '#model/ids.ts'
import { type Problem, ProblemError, problemFamilies } from '#model/problem.ts'
import type { FailedResult, Filed, Report } from '#model/report.ts'
import type { Verdict } from '#model/verdict.ts'
import type { RunContext } from '#ports/run-context.ts'
import { mergedInto } from '../baseline/base-commit.ts'
import { ruleEdits } from '../change/rule-edits.ts'
import type { ActionPorts } from './action-ports.ts'
import type { ChangeList } from './change-list.ts'
import type { Evaluation } from './evaluate.ts'
import type { RunPlan } from './plan.ts'
import { repeatedComparison } from './repetition.ts'
import { hostedRepository, runFacts } from './run-links.ts'
import { stopPlace } from './stop-place.ts'

/** What came of a check: an evaluation, or the problem that there is none for. */
export type Attempt =
  | { readonly plan: RunPlan; readonly evaluation: Evaluation; readonly failure: null }
  | { readonly plan: RunPlan | null; readonly evaluation: null; readonly failure: Problem }

/** A `ProblemError` ends the attempt; anything else is a bug. */
export async function attempt(plan: RunPlan, evaluate: () => Promise<Evaluation>): Promise<Attempt> {
  try {
    return { plan, evaluation: await evaluate(), failure: null }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { plan, evaluation: null, failure: error.problem }
    }
    throw error
  }
}

/** Where an attempt was made. */
export interface AttemptPlace {
  readonly context: RunContext
  readonly ports: Pick<ActionPorts, 'repo'>
  readonly change: ChangeList
  /** Of a check that has no plan. */
  readonly fallback: {
    /** Empty where not even that is known. */
    readonly name: string
    readonly filed?: Filed
    readonly mode?: JudgingConfig['mode']
  }
}

/** Without what is only known once it is delivered. */
export async function attemptReport(tried: Attempt, place: AttemptPlace): Promise<Report> {
  const { plan, evaluation, failure } = tried
  const at = { hosted: hostedRepository(place.context), run: runFacts(place.context) }
  if (evaluation !== null) {
    const { snapshot, result, proposed, diff, ruleEdits: edits, warnings } = evaluation
    const again = repeatedComparison(plan, result.baseline)
    return {
      name: plan.name,
      checker: snapshot.checker,
      leg: snapshot.platform.legs?.join(legSeparator) ?? plan.leg?.label ?? null,
      result,
      ...at,
      hosted: diff === null ? at.hosted : { ...at.hosted, diff },
      reproduce: again ?? plan.reproduce,
      ...(again === null ? {} : { repeats: true }),
      ...filedWith(plan.filed, proposed),
      ruleEdits: edits,
      warnings,
    }
  }
  const { stop, ...edits } = await failureEdits(tried, place)
  const filed = plan?.filed ?? place.fallback.filed
  const mode = plan?.config.mode ?? place.fallback.mode ?? 'enforce'
  return {
    name: plan?.name ?? place.fallback.name,
    checker: plan?.checker ? { name: plan.checker.name, version: null, configuration: null } : null,
    leg: plan?.leg?.label ?? null,
    result: { ...failedResult(failure, { mode, isNew: filed?.standing === 'new' }), ...stop },
    ...at,
    reproduce: plan?.reproduce ?? '',
    ...filedWith(filed, undefined),
    ...edits,
  }
}

interface Edits {
  /** Left out when the change is not known. */
  readonly ruleEdits?: readonly RepoPath[]
  readonly stop: Pick<FailedResult, 'stop'>
  readonly warnings: readonly Problem[]
}

/** A run without a result is the first that a loosened rule may explain, so the change is listed for it too. */
async function failureEdits(
  { plan, failure }: Attempt,
  { context, ports, change }: AttemptPlace,
): Promise<Edits> {
  if (context.event.kind !== 'pull-request') {
    return { stop: {}, warnings: [] }
  }
  const head = await ports.repo.headCommit()
  const parents = head === null ? null : await ports.repo.parents(head)
  const base = mergedInto(parents ?? [], context.event.pull)
  const { files, warnings: refused } = await change.between({ base, head, files: null })
  // A leg needs no permission to read pull requests for anything else.
  const warnings = plan?.leg ? [] : refused
  const judging = { checker: plan?.checker ?? null, configFiles: [] }
  const stop = stopPlace(failure, files)
  return files === null ? { stop, warnings } : { ruleEdits: ruleEdits(files, judging), stop, warnings }
}

function filedWith(filed: Filed | undefined, proposed: Verdict | undefined): Pick<Report, 'filed'> {
  return filed === undefined ? {} : { filed: { ...filed, ...(proposed === undefined ? {} : { proposed }) } }
}

function failedResult(
  problem: Problem,
  { mode, isNew }: { readonly mode: JudgingConfig['mode']; readonly isNew: boolean },
): FailedResult {
  const outcome = problemFamilies[problem.kind] === 'config-error' ? 'config-error' : 'not-comparable'
  return {
    kind: 'failed',
    outcome,
    // A checker that broke on the default branch must be seen: pull requests have no baseline then.
    enforced: !isNew && (outcome === 'config-error' || mode !== 'report-only'),
    problem,
  }
}
