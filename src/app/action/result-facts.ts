/** What the result file says beside the report: the run, its commits, the rules as given, excerpts. */

import type { Policy } from '#model/policy.ts'
import type { Report } from '#model/report.ts'
import { increaseText } from '#policy/increase.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { ResultFacts } from '#render/result.ts'
import type { RunPlan } from './plan.ts'

/** Excerpts are those of the report. */
export function resultFacts(
  { result }: Report,
  { context, plan }: { readonly context: RunContext; readonly plan: RunPlan | null },
  version: string,
): ResultFacts {
  const { event, commit } = context
  return {
    tool: version,
    run: {
      id: context.runId,
      attempt: context.runAttempt,
      job: plan?.job ?? { id: null, name: context.job.slice(0, 200) },
    },
    head: event.kind === 'pull-request' ? event.pull.headSha : commit,
    commit,
    policy: plan === null ? null : policyTexts(plan.config.policy),
    mode: plan?.mode ?? null,
    excerpts: result.kind === 'compared' ? result.excerpts : [],
  }
}

function policyTexts({ maxIncrease, maxErrors, maxNewErrors }: Policy): ResultFacts['policy'] {
  const text = (count: number | null): string | null => (count === null ? null : String(count))
  return {
    'max-increase': maxIncrease === null ? null : increaseText(maxIncrease),
    'max-errors': text(maxErrors),
    'max-new-errors': text(maxNewErrors),
  }
}
