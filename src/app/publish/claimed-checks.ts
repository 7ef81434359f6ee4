/** The results that a run left of several checks, each judged by its own limits. */
import { type Problem, ProblemError, problemFamilies } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { ClaimedCheck, JointClaim } from '#render/joint/joint-claims.ts'
import type { JudgedClaim } from '#render/markdown/claim.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { hostedRepository } from '../action/run-links.ts'
import type { ChangeEdits } from './change-edits.ts'
import type { ExpectedCheck } from './expected-checks.ts'
import { findResult, readResult } from './find-result.ts'
import { judgeClaim } from './judged-claim.ts'

/** By which checks a run is judged, and how that is shown. */
export interface ChecksJudge {
  /** Of all of them together. */
  readonly name: string
  readonly checks: readonly ExpectedCheck[]
  /** `report-only`: none of them is enforced. */
  readonly mode: 'enforce' | 'report-only'
  readonly origin: JudgedClaim['origin']
}

interface Place {
  readonly context: RunContext
  readonly edits: ChangeEdits
  readonly ports: Pick<ActionPorts, 'api'>
}

/** What is wrong with one result leaves the others theirs. */
export async function claimedChecks(run: WorkflowRun, judge: ChecksJudge, place: Place): Promise<JointClaim> {
  const told: ClaimedCheck[] = []
  for (const check of judge.checks) {
    told.push(await claimedCheck(check, run, { ...judge, ...place }))
  }
  const { paths: ruleEdits, warnings } = place.edits
  return {
    name: judge.name,
    checks: told,
    notes: { origin: judge.origin, ruleEdits, warnings },
    limitsLeftOut: judge.checks.some(({ config: own }) => (own?.policy.limits?.length ?? 0) > 0),
    runUrl: run.url,
  }
}

async function claimedCheck(
  { name, config }: ExpectedCheck,
  run: WorkflowRun,
  { mode, origin, context, edits, ports: { api } }: ChecksJudge & Place,
): Promise<ClaimedCheck> {
  const isEnforced = config !== null && config.mode !== 'report-only' && mode === 'enforce'
  try {
    const claim = await readResult(await findResult(run, name, api), run, api)
    if (claim.result.kind === 'failed') {
      throw new ProblemError({ kind: 'publish-run-failed', code: claim.result.problem })
    }
    const policy = config?.policy ?? { maxIncrease: null, maxErrors: null, maxNewErrors: null }
    const judge = { policy, mode: isEnforced ? 'enforce' : 'report-only', origin } as const
    const judged = judgeClaim({ claim, result: claim.result, run }, judge, { context, edits })
    return { kind: 'judged', judged, isNew: config === null }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { kind: 'failed', report: failedReport(error.problem, { name, isEnforced, context }) }
    }
    throw error
  }
}

function failedReport(
  problem: Problem,
  {
    name,
    isEnforced,
    context,
  }: { readonly name: string; readonly isEnforced: boolean; readonly context: RunContext },
): Report {
  const outcome = problemFamilies[problem.kind] === 'config-error' ? 'config-error' : 'not-comparable'
  return {
    name,
    checker: null,
    leg: null,
    result: { kind: 'failed', outcome, enforced: isEnforced, problem },
    hosted: hostedRepository(context),
    reproduce: '',
    warnings: [],
  }
}
