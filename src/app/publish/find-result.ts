/**
 * The result that a run left, decoded within caps, and equal to what GitHub records. One of an older attempt counts only
 * when GitHub's list of jobs says that its job was not run again: otherwise it says nothing of the run as it is now.
 */
import { ProblemError } from '#model/problem.ts'
import { type Claim, resultLimits } from '#model/result-file.ts'
import type { ActionsApi, ListStart, StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import { checkOfResult, resultName } from '../baseline/artifact-names.ts'
import { executionOf, wasRunAgain } from '../merge/run-jobs.ts'
import { asked } from './asked.ts'
import { decodeResult } from './decode-result.ts'

/** A result artifact that was found and not yet read. */
export interface FoundResult {
  /** By the artifact's name. */
  readonly name: string
  /** That left it, by the artifact's name. */
  readonly attempt: number
  readonly artifact: StoredArtifact
}

/** Attempts that are looked through, each with a request of its own where one name is asked for. */
const mostAttempts = 8

/**
 * What the newest attempt that left any has left; a run of which only other jobs were started again has it from an older one.
 * `name` null: there must be exactly one check. Throws a `ProblemError` otherwise.
 */
export async function findResult(
  run: WorkflowRun,
  name: string | null,
  api: ActionsApi,
): Promise<FoundResult> {
  const list = (wanted: string | null): Promise<ListStart<StoredArtifact>> =>
    asked('the artifacts of the run', () => api.artifactsIn(run.id, { name: wanted }))
  const all = name === null ? await list(null) : null
  const oldest = Math.max(1, run.attempt - mostAttempts + 1)
  for (let { attempt } = run; attempt >= oldest; attempt--) {
    const listed = all ?? (await list(resultName({ name: name ?? '', leg: null, attempt })))
    const found = onlyResult(listed, { run, name, attempt })
    if (found !== null) {
      return found
    }
  }
  throw noResult(run, name)
}

function noResult(run: WorkflowRun, name: string | null): ProblemError {
  const wanted = resultName({ name: name ?? '…', leg: null, attempt: run.attempt })
  return new ProblemError({ kind: 'publish-result-none', wanted })
}

function onlyResult(
  { items, whole }: ListStart<StoredArtifact>,
  {
    run,
    name,
    attempt,
  }: { readonly run: WorkflowRun; readonly name: string | null; readonly attempt: number },
): FoundResult | null {
  const newest = new Map<string, StoredArtifact>()
  for (const artifact of items) {
    const check = checkOfResult(artifact.name, attempt)
    const isRead = !artifact.expired && artifact.runId === run.id && (name === null || check === name)
    if (isRead && check !== null && artifact.id > (newest.get(check)?.id ?? 0)) {
      newest.set(check, artifact)
    }
  }
  const [found, ...others] = [...newest].map(([check, artifact]) => ({ name: check, attempt, artifact }))
  if (others.length > 0) {
    const names = [...newest.keys()].sort()
    throw new ProblemError({ kind: 'publish-result-several', names: names.slice(0, 20) })
  }
  if (!whole) {
    throw new ProblemError({ kind: 'publish-artifacts-many', read: items.length })
  }
  return found ?? null
}

/** Throws a `ProblemError` when the artifact is no result, or is not that of this run, attempt and head. */
export async function readResult(found: FoundResult, run: WorkflowRun, api: ActionsApi): Promise<Claim> {
  const { artifact } = found
  const text = await asked('the result', () => api.readRaw(artifact, { maxBytes: resultLimits.bytes }))
  const decoded = decodeResult(text)
  if (decoded.kind === 'refused') {
    const { reason } = decoded
    throw new ProblemError({ kind: 'publish-result-invalid', artifact: artifact.name, reason })
  }
  const { claim } = decoded
  const expected: readonly (readonly [field: string, claimed: unknown, recorded: unknown])[] = [
    ['name', claim.name, found.name],
    ['head', claim.head, run.headSha],
    ['run', claim.runId, run.id],
    ['attempt', claim.runAttempt, found.attempt],
  ]
  for (const [field, claimed, recorded] of expected) {
    if (claimed !== recorded) {
      throw new ProblemError({
        kind: 'publish-result-mismatch',
        field,
        claimed: String(claimed),
        recorded: String(recorded),
      })
    }
  }
  if (found.attempt < run.attempt && !(await isStillCurrent(claim, run, api))) {
    throw noResult(run, found.name)
  }
  return claim
}

/** Which job it was is a claim; that there is such a job, and what became of it, is GitHub's record. */
async function isStillCurrent(
  { job, runAttempt }: Claim,
  run: WorkflowRun,
  api: ActionsApi,
): Promise<boolean> {
  const jobs = await asked('the jobs of the run', () => api.jobsOf(run.id))
  const execution = job === null ? null : executionOf(jobs, { job, attempt: runAttempt })
  return execution !== null && execution.attempt === runAttempt && !wasRunAgain(jobs, execution)
}
