/** What is left to do when the main step never came to its end: take back a comment or check run that is no longer true. */
import type { InputReader } from '#config/action-inputs.ts'
import type { Digest } from '#model/digest.ts'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { CheckRuns } from '#ports/check-runs.ts'
import type { PullRequests } from '#ports/pull-requests.ts'
import type { RunContext } from '#ports/run-context.ts'
import { tellCheckRun } from './check-run.ts'
import { deliverComment } from './comment-delivery.ts'
import { checkRunDespiteErrors, commentDespiteErrors, nameDespiteErrors } from './plan.ts'
import { hostedRepository } from './run-links.ts'

/** Never writes a first comment or check run. Gives what could not be done. */
export async function abandonRun(
  input: InputReader,
  context: RunContext,
  tools: { readonly pulls: PullRequests; readonly checks: CheckRuns; readonly digest: Digest },
): Promise<readonly Problem[]> {
  const report: Report = {
    name: nameDespiteErrors(input, tools.digest) ?? '',
    checker: null,
    leg: null,
    result: {
      kind: 'failed',
      outcome: 'not-comparable',
      enforced: true,
      problem: { kind: 'run-interrupted' },
    },
    hosted: hostedRepository(context),
    reproduce: '',
    warnings: [],
  }
  const when = commentDespiteErrors(input)
  const { warnings } = await deliverComment({ report, when }, context, tools.pulls)
  const untold = checkRunDespiteErrors(input)
    ? await tellCheckRun(report, { context, mayCreate: false, keepsOwn: false }, tools.checks)
    : []
  return [...warnings, ...untold]
}
