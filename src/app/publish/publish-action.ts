/**
 * The publish action: after a run that could not write, from a workflow of the default branch. Finds the run's
 * pull request and result by GitHub's record, judges the result again under its own limits, and comments.
 */
import { type InputReader, readPublishInputs } from '#config/action-inputs.ts'
import type { PublishConfig } from '#config/config.ts'
import { artifactSafeName } from '#config/names.ts'
import { ProblemError } from '#model/problem.ts'
import type { Claim, ClaimedComparison } from '#model/result-file.ts'
import { exitCodes } from '#model/verdict.ts'
import { judgeCounts } from '#policy/judge.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import type { EventPullRequest, RunContext } from '#ports/run-context.ts'
import { brokenRules } from '#render/headline.ts'
import { claimDocument, claimNote, type JudgedClaim, renderClaimComment } from '#render/markdown/claim.ts'
import { readMarker } from '#render/markdown/marker.ts'
import type { Ending, RunTools } from '../action/check-action.ts'
import { deliverText, overtakenComment } from '../action/comment-delivery.ts'
import { changeEdits } from './change-edits.ts'
import { findPull } from './find-pull.ts'
import { findResult, readResult } from './find-result.ts'
import { publishOutputs } from './publish-outputs.ts'
import { type Known, publishedContext } from './published-run.ts'
import { stopPublishing } from './stop.ts'
import { type TriggerEvent, triggeringRun } from './triggering-run.ts'

/** Always ends with an outcome; every mismatch stops with its reason. */
export async function publishAction(
  input: InputReader,
  trigger: TriggerEvent,
  { context, ...tools }: RunTools & { readonly context: RunContext },
): Promise<Ending> {
  const known: Known = { config: null, run: null, pull: null, found: null, checker: null }
  try {
    const config = readPublishInputs(input)
    known.config = config
    const run = await triggeringRun(trigger, { context, workflow: config.workflow }, tools.ports.api)
    known.run = run
    known.pull = await findPull(run, tools.ports.pulls)
    const name = config.name === null ? null : artifactSafeName(config.name, tools.ports.digest)
    known.found = await findResult(run, name, tools.ports.api)
    const claim = await readResult(known.found, run, tools.ports.api)
    known.checker = claim.checker
    if (claim.result.kind === 'failed') {
      throw new ProblemError({ kind: 'publish-run-failed', code: claim.result.problem })
    }
    const published = { claim, result: claim.result, config, run, pull: known.pull }
    return await publish(published, context, tools)
  } catch (error) {
    if (error instanceof ProblemError) {
      return stopPublishing(error.problem, { ...known, context }, tools)
    }
    throw error
  }
}

async function publish(
  published: {
    readonly claim: Claim
    readonly result: ClaimedComparison
    readonly config: PublishConfig
    readonly run: WorkflowRun
    readonly pull: EventPullRequest
  },
  context: RunContext,
  { ports, onOutcome }: RunTools,
): Promise<Ending> {
  const { claim, result, config, run, pull } = published
  const { policy, mode } = config
  const { totals, suspects, unchecked, reference } = result
  const verdict = judgeCounts({ counts: { totals, suspects, unchecked }, reference, policy, mode })
  const exitCode = exitCodes[verdict.outcome]
  onOutcome(exitCode)
  const edits = await changeEdits(pull, claim.checker, ports.pulls)
  const url = `${context.serverUrl}/${context.owner}/${context.repo}`
  const judged: JudgedClaim = { claim, result, verdict, url, runUrl: run.url, ruleEdits: edits.paths }
  const broken = brokenRules(verdict.rules)
  const news = broken.length > 0 || result.new.length > 0 || result.fixed.length > 0
  const comment =
    config.comment === 'never'
      ? { url: null, warnings: [] }
      : await deliverText(
          {
            name: claim.name,
            mayCreate: config.comment === 'always' || news,
            render: (_, marker) => renderClaimComment(judged, marker),
            overtaken: (name, marker) =>
              overtakenComment({ name, checker: claim.checker, leg: null, hosted: null }, marker),
            isSaid: (body) => saidByRun(body, run),
          },
          publishedContext(context, run, pull),
          ports.pulls,
        )
  return {
    outcome: verdict.outcome,
    exitCode,
    outputs: publishOutputs({ judged, pull: pull.number, commentUrl: comment.url }),
    summary: `${claimDocument(judged, 500)}\n`,
    warnings: [...edits.warnings, ...comment.warnings],
    problem: null,
    broken,
    annotations: [],
  }
}

/** A run that could write has said it better: with links, categories and all. */
function saidByRun(body: string, run: WorkflowRun): boolean {
  const marker = readMarker(body)
  return (
    marker !== null &&
    marker.runId === String(run.id) &&
    marker.head === run.headSha &&
    !body.includes(claimNote)
  )
}
