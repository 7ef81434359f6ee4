/** The result that a run left: the newest attempt's artifact, decoded within caps, and equal to what GitHub records. */
import { ProblemError } from '#model/problem.ts'
import { type Claim, resultLimits } from '#model/result-file.ts'
import type { ActionsApi, StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import { readResultName } from '../baseline/artifact-names.ts'
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
  const artifacts = await asked('the artifacts of the run', () => api.artifactsOf(run.id))
  const newest = new Map<string, { readonly attempt: number; readonly artifact: StoredArtifact }>()
  for (const artifact of artifacts) {
    const read = artifact.expired || artifact.runId !== run.id ? null : readResultName(artifact.name)
    if (
      read !== null &&
      (name === null || read.name === name) &&
      read.attempt > (newest.get(read.name)?.attempt ?? 0)
    ) {
      newest.set(read.name, { attempt: read.attempt, artifact })
    }
  }
  const [found, ...others] = [...newest].map(([check, { artifact }]) => ({ name: check, artifact }))
  if (found === undefined) {
    throw new ProblemError({ kind: 'publish-result-none', wanted: `type-ratchet-result-${name ?? '…'}.json` })
  }
  if (others.length > 0) {
    const names = [found, ...others].map((one) => one.name).sort()
    throw new ProblemError({ kind: 'publish-result-several', names: names.slice(0, 20) })
  }
  return found
}

/** Throws a `ProblemError` when the artifact is no result, or is not that of this run and head. */
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
