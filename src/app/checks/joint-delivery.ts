/** Keeps the one comment and the one check run of several checks up to date. Nothing here can change the verdict. */
import type { ActionConfig } from '#config/config.ts'
import type { JointReport } from '#model/joint-report.ts'
import type { Problem } from '#model/problem.ts'
import type { CheckRuns } from '#ports/check-runs.ts'
import type { PullRequests } from '#ports/pull-requests.ts'
import type { RunContext } from '#ports/run-context.ts'
import { hasNews } from '#render/headline.ts'
import { renderJointCheckRun, renderJointComment } from '#render/joint/joint-document.ts'
import { jointExitCode, jointHeadline, jointOutcome } from '#render/joint/joint-headline.ts'
import { readMarker } from '#render/markdown/marker.ts'
import { deliverCheckRun } from '../action/check-run.ts'
import {
  type CommentDelivery,
  deliverText,
  hasOtherBase,
  overtakenComment,
} from '../action/comment-delivery.ts'
import type { CommentTurn } from '../action/comment-writing.ts'
import { hostedRepository } from '../action/run-links.ts'

/** A comment that one of the checks has from a time when it was told alone becomes this one. */
export async function deliverJointComment(
  {
    joint,
    when,
    newer,
  }: {
    readonly joint: JointReport
    readonly when: ActionConfig['comment']
    readonly newer: CommentTurn['newer']
  },
  context: RunContext,
  pulls: PullRequests,
): Promise<CommentDelivery> {
  if (when === 'never') {
    return { url: null, warnings: [] }
  }
  const names = new Set([joint.name, ...joint.reports.map(({ name }) => name)])
  const about = { name: joint.name, checker: null, leg: null, hosted: joint.hosted }
  return deliverText(
    {
      name: joint.name,
      mayCreate: when === 'always' || joint.reports.some(isNews) || joint.readiness?.passed === false,
      single: false,
      concerns: (body) => names.has(readMarker(body)?.name ?? ''),
      render: (_, marker) => renderJointComment(joint, marker),
      overtaken: (_, marker) => overtakenComment(about, marker),
      newer,
      mayBeNewer: (state) => hasOtherBase(state, context),
      isSaid: () => false,
    },
    context,
    pulls,
  )
}

/** Beside others, a check that broke is news whatever stopped it. */
function isNews({ result }: JointReport['reports'][number]): boolean {
  return result.kind === 'failed' || hasNews(result)
}

/** Gives what could not be done. */
export function tellJointCheckRun(
  joint: JointReport,
  context: RunContext,
  checks: CheckRuns,
): Promise<readonly Problem[]> {
  return deliverCheckRun(
    {
      name: joint.name,
      mayCreate: true,
      keepsOwn: false,
      outcome: jointOutcome(joint),
      fails: jointExitCode(joint) !== 0,
      title: jointHeadline(joint).words,
      summary: renderJointCheckRun(joint),
      detailsUrl: joint.hosted?.reportUrl ?? hostedRepository(context).runUrl,
    },
    context,
    checks,
  )
}
