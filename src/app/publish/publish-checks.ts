/**
 * The results of several checks that one run left, as one comment. Which checks there are, and by which limits each is judged, says the
 * configuration file of the pull request's base commit; the run itself says neither.
 */

import type { PublishConfig } from '#config/config.ts'
import { jointName } from '#model/joint-report.ts'
import { ProblemError } from '#model/problem.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { EventPullRequest, RunContext } from '#ports/run-context.ts'
import {
  hasClaimedNews,
  type JointClaim,
  jointClaimExitCode,
  jointClaimFailures,
  jointClaimHeadline,
  jointClaimOutcome,
  renderJointClaimCheckRun,
  renderJointClaimComment,
  renderJointClaimSummary,
} from '#render/joint/joint-claims.ts'
import { publishedFailure } from '#render/markdown/claim.ts'
import { readMarker } from '#render/markdown/marker.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { deliverCheckRun } from '../action/check-run.ts'
import { deliverText, overtakenComment } from '../action/comment-delivery.ts'
import type { Ending, RunTools } from '../action/ending.ts'
import { changeEdits } from './change-edits.ts'
import { type ChecksJudge, claimedChecks } from './claimed-checks.ts'
import type { ExpectedCheck } from './expected-checks.ts'
import { newerChecks } from './newer-checks.ts'
import { jointPublishOutputs } from './publish-outputs.ts'
import {
  isNextRun,
  isOfRepository,
  isSaidByRun,
  publishedComments,
  publishedContext,
} from './published-run.ts'

/** Where the results are. */
export interface Publication {
  readonly config: PublishConfig
  readonly run: WorkflowRun
  readonly pull: EventPullRequest
  readonly checks: readonly ExpectedCheck[]
}

/** Always ends with an outcome. Limits of the publisher itself could be meant for any of the checks. */
export async function publishChecks(
  publication: Publication,
  context: RunContext,
  { ports, onOutcome }: RunTools,
): Promise<Ending> {
  const { config, run, pull, checks } = publication
  requireNoLimits(publication)
  const edits = await changeEdits(pull, ports)
  const judge = { name: jointName, checks, mode: config.mode, origin: 'claimed' } as const
  const joint = await claimedChecks(run, judge, { context, edits, ports })
  const exitCode = jointClaimExitCode(joint)
  onOutcome(exitCode)
  const comment = await deliver(joint, publication, { judge, context, ports })
  const untold = config.checkRun
    ? await deliverCheckRun(
        {
          name: joint.name,
          mayCreate: true,
          keepsOwn: isOfRepository(run),
          outcome: jointClaimOutcome(joint),
          fails: exitCode !== 0,
          title: jointClaimHeadline(joint).words,
          summary: renderJointClaimCheckRun(joint),
          detailsUrl: run.url,
        },
        publishedContext(context, run, pull),
        ports.checks,
      )
    : []
  return {
    outcome: jointClaimOutcome(joint),
    exitCode,
    outputs: jointPublishOutputs(joint, { pull: pull.number, commentUrl: comment.url }),
    summary: renderJointClaimSummary(joint),
    warnings: [...edits.warnings, ...comment.warnings, ...untold],
    problem: null,
    broken: jointClaimFailures(joint),
    annotations: [],
    closing: [jointClaimHeadline(joint).words],
  }
}

function requireNoLimits({ config: { policy }, checks }: Publication): void {
  const given = {
    'max-increase': policy.maxIncrease,
    'max-errors': policy.maxErrors,
    'max-new-errors': policy.maxNewErrors,
  }
  const [said] = Object.entries(given).filter(([, value]) => value !== null)
  if (said !== undefined) {
    const names = checks.map(({ name }) => name)
    throw new ProblemError({ kind: 'setting-for-one', input: `\`${said[0]}\``, checks: names, filed: true })
  }
}

function deliver(
  joint: JointClaim,
  { config, run, pull, checks }: Publication,
  {
    judge,
    context,
    ports,
  }: { readonly judge: ChecksJudge; readonly context: RunContext; readonly ports: ActionPorts },
): ReturnType<typeof deliverText> {
  if (config.comment === 'never') {
    return Promise.resolve({ url: null, warnings: [] })
  }
  // What only the run names may be the comment of somebody else.
  const names = new Set(checks.flatMap(({ name, config: own }) => (own === null ? [] : [name])))
  const isPublished = publishedComments(config, joint.name)
  const about = { name: joint.name, checker: null, leg: null, hosted: null }
  const source = { ...judge, context, pull, isOfCheck: (other: WorkflowRun) => isNextRun(other, run) }
  const isWhole = joint.checks.every(({ kind }) => kind === 'judged')
  return deliverText(
    {
      name: joint.name,
      single: false,
      mayCreate: config.comment === 'always' || hasClaimedNews(joint),
      concerns: (body) => isPublished(body) || names.has(readMarker(body)?.name ?? ''),
      render: (_, marker) => renderJointClaimComment(joint, marker),
      overtaken: (_, marker) => publishedFailure(overtakenComment(about, marker)),
      newer: (state, mark) => newerChecks(source, { state, mark }, ports),
      mayBeNewer: () => true,
      // The words of an older attempt may speak of results that this one has lost.
      isSaid: (body) =>
        isSaidByRun(body, run) && (isWhole || readMarker(body)?.runAttempt === String(run.attempt)),
    },
    publishedContext(context, run, pull),
    ports.pulls,
  )
}
