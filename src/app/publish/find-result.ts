/**
 * The result that a run left: the artifact of its newest attempt, decoded within caps, and equal to what GitHub records.
 * An older attempt's says nothing of the run as it is now.
 */
import { ProblemError } from '#model/problem.ts'
import { type Claim, resultLimits } from '#model/result-file.ts'
import type { ActionsApi, StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import { checkOfResult, resultName } from '../baseline/artifact-names.ts'
import { asked } from './asked.ts'
import { decodeResult } from './decode-result.ts'

/** A result artifact that was found and not yet read. */
export interface FoundResult {
  /** By the artifact's name. */
  readonly name: string
  readonly artifact: StoredArtifact
}

/** `name` null: there must be exactly one check. Throws a `ProblemError` otherwise. */
export async function findResult(
  run: WorkflowRun,
  name: string | null,
  api: ActionsApi,
): Promise<FoundResult> {
  const owner = { leg: null, attempt: run.attempt }
  const wanted = name === null ? null : resultName({ name, ...owner })
  const { items, whole } = await asked('the artifacts of the run', () =>
    api.artifactsIn(run.id, { name: wanted }),
  )
  const newest = new Map<string, StoredArtifact>()
  for (const artifact of items) {
    const check = checkOfResult(artifact.name, run.attempt)
    const isRead = !artifact.expired && artifact.runId === run.id && (name === null || check === name)
    if (isRead && check !== null && artifact.id > (newest.get(check)?.id ?? 0)) {
      newest.set(check, artifact)
    }
  }
  const [found, ...others] = [...newest].map(([check, artifact]) => ({ name: check, artifact }))
  if (others.length > 0) {
    const names = [...newest.keys()].sort()
    throw new ProblemError({ kind: 'publish-result-several', names: names.slice(0, 20) })
  }
  if (!whole) {
    throw new ProblemError({ kind: 'publish-artifacts-many', read: items.length })
  }
  if (found === undefined) {
    throw new ProblemError({
      kind: 'publish-result-none',
      wanted: wanted ?? resultName({ name: '…', ...owner }),
    })
  }
  return found
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
    ['attempt', claim.runAttempt, run.attempt],
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
  return claim
}
