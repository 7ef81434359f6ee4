/** What is left to do when the main step never came to its end: take back a comment that is no longer true. */
import type { InputReader } from '#config/action-inputs.ts'
import type { Digest } from '#model/digest.ts'
import type { Report } from '#model/report.ts'
import type { PullRequests } from '#ports/pull-requests.ts'
import type { RunContext } from '#ports/run-context.ts'
import { type CommentDelivery, deliverComment } from './comment-delivery.ts'
import { commentDespiteErrors, nameDespiteErrors } from './plan.ts'
import { hostedRepository } from './run-links.ts'

/** Never writes a first comment. */
export function abandonRun(
  input: InputReader,
  context: RunContext,
  tools: { readonly pulls: PullRequests; readonly digest: Digest },
): Promise<CommentDelivery> {
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
  return deliverComment({ report, when: commentDespiteErrors(input) }, context, tools.pulls)
}
