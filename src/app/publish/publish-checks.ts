/**
 * The results of several checks that one run left, as one comment. Which checks there are, and by which limits each is judged, says the
 * configuration file of the pull request's base commit; the run itself says neither.
 */

import type { ActionConfig, PublishConfig } from '#config/config.ts'
import { configOf } from '#config/file/checks-file.ts'
import { artifactSafeName } from '#config/names.ts'
import { jointName } from '#model/joint-report.ts'
import { type Problem, ProblemError, problemFamilies } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { EventPullRequest, RunContext } from '#ports/run-context.ts'
import {
  type ClaimedCheck,
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
import { deliverText, nobody, overtakenComment } from '../action/comment-delivery.ts'
import type { Ending, RunTools } from '../action/ending.ts'
import { hostedRepository } from '../action/run-links.ts'
import { baseFile } from '../checks/base-file.ts'
import { type ChangeEdits, changeEdits } from './change-edits.ts'
import { findResult, readResult } from './find-result.ts'
import { judgeClaim } from './judged-claim.ts'
import { jointPublishOutputs } from './publish-outputs.ts'
import { isOfRepository, isSaidByRun, publishedComments, publishedContext } from './published-run.ts'

/** A check that a run should have left a result of. */
export interface ExpectedCheck {
  /** As its artifacts are called. */
  readonly name: string
  /** null: the base commit does not have it, so it is never enforced. */
  readonly config: ActionConfig | null
}

/** Where the results are. */
export interface Publication {
  readonly config: PublishConfig
  readonly run: WorkflowRun
  readonly pull: EventPullRequest
  readonly checks: readonly ExpectedCheck[]
}

/**
 * Those of the file at the base commit, then those that only the run has left results of; null where that file does not name
 * several, or can't be read.
 */
export async function expectedChecks(
  pull: EventPullRequest,
  left: readonly string[],
  { api, repo, digest }: Pick<ActionPorts, 'api' | 'repo' | 'digest'>,
): Promise<readonly ExpectedCheck[] | null> {
  const base = await unlessRefused(() => baseFile(pull.baseSha, { files: null, api, repo }))
  const checks = base?.kind === 'read' ? (base.file?.checks ?? []) : []
  if (checks.length < 2) {
    return null
  }
  const known = checks.map((check) => {
    const config = configOf(check)
    return { name: artifactSafeName(config.name ?? check.name, digest), config }
  })
  const names = new Set(known.map(({ name }) => name))
  const others = left.filter((name) => !names.has(name)).map((name) => ({ name, config: null }))
  return [...known, ...others]
}

/** Without the file nobody knows which checks there are. */
async function unlessRefused<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof ProblemError) {
      return null
    }
    throw error
  }
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
  const told: ClaimedCheck[] = []
  for (const check of checks) {
    told.push(await claimedCheck(check, publication, { context, edits, ports }))
  }
  const { paths: ruleEdits, warnings } = edits
  const joint: JointClaim = {
    name: jointName,
    checks: told,
    notes: { origin: 'claimed', ruleEdits, warnings },
    limitsLeftOut: checks.some(({ config: own }) => (own?.policy.limits?.length ?? 0) > 0),
    runUrl: run.url,
  }
  const exitCode = jointClaimExitCode(joint)
  onOutcome(exitCode)
  const comment = await deliver(joint, publication, { context, ports })
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
    warnings: [...warnings, ...comment.warnings, ...untold],
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

interface Place {
  readonly context: RunContext
  readonly edits: ChangeEdits
  readonly ports: ActionPorts
}

/** What is wrong with one result leaves the others theirs. */
async function claimedCheck(
  { name, config }: ExpectedCheck,
  { config: own, run }: Publication,
  { context, edits, ports }: Place,
): Promise<ClaimedCheck> {
  const isEnforced = config !== null && config.mode !== 'report-only' && own.mode === 'enforce'
  try {
    const claim = await readResult(await findResult(run, name, ports.api), run, ports.api)
    if (claim.result.kind === 'failed') {
      throw new ProblemError({ kind: 'publish-run-failed', code: claim.result.problem })
    }
    const policy = config?.policy ?? { maxIncrease: null, maxErrors: null, maxNewErrors: null }
    const judge = { policy, mode: isEnforced ? 'enforce' : 'report-only', origin: 'claimed' } as const
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

function deliver(
  joint: JointClaim,
  { config, run, pull, checks }: Publication,
  { context, ports }: Pick<Place, 'context' | 'ports'>,
): ReturnType<typeof deliverText> {
  if (config.comment === 'never') {
    return Promise.resolve({ url: null, warnings: [] })
  }
  const names = new Set(checks.map(({ name }) => name))
  const isPublished = publishedComments(config, joint.name)
  const about = { name: joint.name, checker: null, leg: null, hosted: null }
  return deliverText(
    {
      name: joint.name,
      single: false,
      mayCreate: config.comment === 'always' || hasClaimedNews(joint),
      concerns: (body) => isPublished(body) || names.has(readMarker(body)?.name ?? ''),
      render: (_, marker) => renderJointClaimComment(joint, marker),
      overtaken: (_, marker) => publishedFailure(overtakenComment(about, marker)),
      newer: nobody,
      mayBeNewer: () => false,
      isSaid: (body) => isSaidByRun(body, run),
    },
    publishedContext(context, run, pull),
    ports.pulls,
  )
}
