/**
 * The publish action: after a run that could not write, from a workflow of the default branch. Finds the run's
 * pull request and result by GitHub's record, judges the result again under its own limits, and comments.
 */
import { type InputReader, readPublishInputs } from '#config/action-inputs.ts'
import type { PublishConfig } from '#config/config.ts'
import { artifactSafeName } from '#config/names.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import { exitCodes } from '#model/verdict.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { CheckRuns } from '#ports/check-runs.ts'
import type { EventPullRequest, RunContext, TriggerEvent } from '#ports/run-context.ts'
import { brokenLines } from '#render/closing.ts'
import {
  claimHeadline,
  type JudgedClaim,
  publishedFailure,
  renderClaimCheckRun,
  renderClaimComment,
  renderClaimSummary,
} from '#render/markdown/claim.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { deliverCheckRun } from '../action/check-run.ts'
import { type CommentDelivery, deliverText, overtakenComment } from '../action/comment-delivery.ts'
import type { Ending, RunTools } from '../action/ending.ts'
import { changeEdits } from './change-edits.ts'
import { type ExpectedCheck, expectedChecks } from './expected-checks.ts'
import { findPulls } from './find-pull.ts'
import { type FoundResult, findResult, readResult } from './find-result.ts'
import { type Judge, judgeClaim, type ReadClaim } from './judged-claim.ts'
import { newerResult } from './newer-result.ts'
import { publishChecks } from './publish-checks.ts'
import { publishOutputs } from './publish-outputs.ts'
import {
  isNextRun,
  isOfRepository,
  isSaidByRun,
  type Known,
  publishedComments,
  publishedContext,
} from './published-run.ts'
import { stopPublishing } from './stop.ts'
import { triggeringRun } from './triggering-run.ts'

/** Always ends with an outcome; every mismatch stops with its reason. */
export async function publishAction(
  input: InputReader,
  trigger: TriggerEvent,
  { context, ...tools }: RunTools & { readonly context: RunContext },
): Promise<Ending> {
  const known: Known = { config: null, run: null, pulls: [], found: null }
  try {
    const config = readPublishInputs(input)
    known.config = config
    const run = await triggeringRun(trigger, { context, workflow: config.workflow }, tools.ports.api)
    known.run = run
    const pulls = await findPulls(run, tools.ports.pulls)
    known.pulls = pulls
    if (pulls.length > 1) {
      throw new ProblemError({ kind: 'publish-pull-several', numbers: pulls.map(({ number }) => number) })
    }
    const name = config.name === null ? null : artifactSafeName(config.name, tools.ports.digest)
    const results = await resultsOf(run, { name, pull: pulls[0] }, tools.ports)
    if (results.kind === 'several') {
      return await publishChecks({ config, run, pull: pulls[0], checks: results.checks }, context, tools)
    }
    known.found = results.found
    const claim = await readResult(known.found, run, tools.ports.api)
    if (claim.result.kind === 'failed') {
      throw new ProblemError({ kind: 'publish-run-failed', code: claim.result.problem })
    }
    const published = { claim, result: claim.result, config, run, pull: pulls[0] }
    return await publish(published, context, tools)
  } catch (error) {
    if (error instanceof ProblemError) {
      return stopPublishing(error.problem, { ...known, context }, tools)
    }
    throw error
  }
}

/**
 * One, where the companion names it or the base commit's file knows no others: a run could else leave the results that are good,
 * and no other.
 */
type Results =
  | { readonly kind: 'one'; readonly found: FoundResult }
  | { readonly kind: 'several'; readonly checks: readonly ExpectedCheck[] }

async function resultsOf(
  run: WorkflowRun,
  { name, pull }: { readonly name: string | null; readonly pull: EventPullRequest },
  ports: ActionPorts,
): Promise<Results> {
  try {
    const found = await findResult(run, name, ports.api)
    const checks = name === null ? await expectedChecks(pull, [found.name], ports) : null
    return checks === null ? { kind: 'one', found } : { kind: 'several', checks }
  } catch (error) {
    const problem = error instanceof ProblemError ? error.problem : null
    const several = problem?.kind === 'publish-result-several' ? problem.names : null
    const checks = several === null ? null : await expectedChecks(pull, several, ports)
    if (checks === null) {
      throw error
    }
    return { kind: 'several', checks }
  }
}

/** What is published, and for which pull request. */
interface Publication extends ReadClaim {
  readonly config: PublishConfig
  readonly pull: EventPullRequest
}

async function publish(
  publication: Publication,
  context: RunContext,
  { ports, onOutcome }: RunTools,
): Promise<Ending> {
  const { config, pull } = publication
  const judge: Judge = { policy: config.policy, mode: config.mode, origin: 'claimed' }
  const nothing = { paths: [], files: null, diff: null, warnings: [] }
  const { outcome, rules } = judgeClaim(publication, judge, { context, edits: nothing }).verdict
  const exitCode = exitCodes[outcome]
  onOutcome(exitCode)
  const edits = await changeEdits(pull, ports)
  const judged = judgeClaim(publication, judge, { context, edits })
  const comment = await deliver({ ...publication, judged, judge }, context, ports)
  const { words } = claimHeadline(judged)
  const untold = config.checkRun ? await checkRun(publication, judged, { context, checks: ports.checks }) : []
  return {
    outcome,
    exitCode,
    outputs: publishOutputs({ judged, pull: pull.number, commentUrl: comment.url }),
    summary: renderClaimSummary(judged),
    warnings: [...edits.warnings, ...comment.warnings, ...untold],
    problem: null,
    broken: brokenLines(words, rules),
    annotations: [],
    closing: [words],
  }
}

async function deliver(
  publication: Publication & { readonly judged: JudgedClaim; readonly judge: Judge },
  context: RunContext,
  ports: ActionPorts,
): Promise<CommentDelivery> {
  const { claim, config, run, pull, judged, judge } = publication
  if (config.comment === 'never') {
    return { url: null, warnings: [] }
  }
  const { result, verdict } = judged
  const { name } = claim
  const news = verdict.rules.some(({ passed }) => !passed) || result.new.length + result.fixed.length > 0
  const source = { ...judge, name, context, pull, isOfCheck: (other: WorkflowRun) => isNextRun(other, run) }
  return deliverText(
    {
      name,
      single: false,
      mayCreate: config.comment === 'always' || news,
      concerns: publishedComments(config, name),
      render: (_, marker) => renderClaimComment(judged, marker),
      overtaken: (_, marker) =>
        publishedFailure(overtakenComment({ name, checker: claim.checker, leg: null, hosted: null }, marker)),
      newer: (state, mark) => newerResult(source, { state, mark }, ports),
      mayBeNewer: () => true,
      isSaid: (body) => isSaidByRun(body, run),
    },
    publishedContext(context, run, pull),
    ports.pulls,
  )
}

/** At the pull request's head, as the run itself would have written it. */
function checkRun(
  { claim, run, pull }: Publication,
  judged: JudgedClaim,
  { context, checks }: { readonly context: RunContext; readonly checks: CheckRuns },
): Promise<readonly Problem[]> {
  const { outcome } = judged.verdict
  const draft = {
    name: claim.name,
    mayCreate: true,
    keepsOwn: isOfRepository(run),
    outcome,
    fails: exitCodes[outcome] !== 0,
    title: claimHeadline(judged).words,
    summary: renderClaimCheckRun(judged),
    detailsUrl: run.url,
  }
  return deliverCheckRun(draft, publishedContext(context, run, pull), checks)
}
