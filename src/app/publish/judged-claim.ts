/** A claim under limits of ours: the verdict in it is not read. */
import type { Policy } from '#model/policy.ts'
import type { Claim, ClaimedComparison } from '#model/result-file.ts'
import { judgeCounts } from '#policy/judge.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { JudgedClaim } from '#render/markdown/claim.ts'
import type { ChangeEdits } from './change-edits.ts'

/** A claim that could be compared, and the run that GitHub records it for. */
export interface ReadClaim {
  readonly claim: Claim
  readonly result: ClaimedComparison
  readonly run: WorkflowRun
}

/** Whose limits hold. */
export interface Judge {
  readonly policy: Policy
  readonly mode: 'enforce' | 'report-only'
  /** See {@link JudgedClaim.origin}. */
  readonly origin: JudgedClaim['origin']
}

/** What the change edits is told by GitHub. */
export function judgeClaim(
  { claim, result, run }: ReadClaim,
  { policy, mode, origin }: Judge,
  at: { readonly context: Pick<RunContext, 'serverUrl' | 'owner' | 'repo'>; readonly edits: ChangeEdits },
): JudgedClaim {
  const { totals, suspects, unchecked, reference } = result
  const verdict = judgeCounts({ counts: { totals, suspects, unchecked }, reference, policy, mode })
  const { serverUrl, owner, repo } = at.context
  const { paths: ruleEdits, files, diff, warnings } = at.edits
  const url = `${serverUrl}/${owner}/${repo}`
  const hosted = {
    url,
    commit: claim.head,
    runUrl: run.url,
    reportUrl: null,
    ...(diff === null ? {} : { diff }),
  }
  return { claim, result, verdict, hosted, origin, files, ruleEdits, warnings }
}
