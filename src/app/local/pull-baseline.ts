/** Downloads the default branch's newest baseline that can be trusted. Offline, the one that was pulled last stays. */
import { type Problem, ProblemError } from '#model/problem.ts'
import type { StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import type { BaselineSource } from '#ports/baseline-source.ts'
import type { ResultFiles } from '#ports/files.ts'
import { decodeBaseline } from '#snapshot/decode-baseline.ts'
import { baselineName } from '../baseline/artifact-names.ts'
import { distrust } from '../baseline/trust.ts'
import { keep, kept, lastPulled, type PulledBaseline, type PulledPlace } from './pulled-baseline.ts'

/** Which baseline is wanted. */
export interface PullOrder {
  readonly place: PulledPlace
  /** The default branch. */
  readonly branch: string
  /** The file of the workflow that makes it. */
  readonly workflow: string
}

/** `failure`: why GitHub could not be asked, when an older one stays. `fresh`: it was not here before. */
export interface PullAnswer {
  readonly baseline: PulledBaseline
  readonly fresh: boolean
  readonly failure: Problem | null
}

/** Throws a `ProblemError` when there is none, or GitHub can't be asked and none was pulled before. */
export async function pullBaseline(
  order: PullOrder,
  { source, files }: { readonly source: BaselineSource; readonly files: ResultFiles },
): Promise<PullAnswer> {
  try {
    const { artifact, run } = await newestTrusted(order, source)
    const commit = run.headSha
    const known = await kept(order.place, commit, files)
    const text = known === null ? await checkedText(artifact, source) : null
    const baseline = await keep(order.place, { commit, runUrl: run.url, text }, files)
    return { baseline, fresh: known === null, failure: null }
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.kind !== 'baseline-api-failed') {
      throw error
    }
    const last = await lastPulled(order.place, files)
    if (last === null) {
      throw error
    }
    return { baseline: last, fresh: false, failure: error.problem }
  }
}

/** Artifacts of forks have the same name; the run that GitHub records decides. */
async function newestTrusted(
  { place: { name }, branch, workflow }: PullOrder,
  source: BaselineSource,
): Promise<{ readonly artifact: StoredArtifact; readonly run: WorkflowRun }> {
  const artifacts = await source.newest(baselineName(name))
  const refused = new Set<string>()
  for (const artifact of artifacts) {
    if (!artifact.expired && artifact.headBranch === branch && artifact.runId !== 0) {
      const run = await source.run(artifact.runId)
      const expected = {
        repositoryId: run.repositoryId,
        branch,
        workflow: { kind: 'file', name: workflow },
      } as const
      const reason = distrust(run, expected)
      if (reason === null) {
        return { artifact, run }
      }
      refused.add(reason)
    }
  }
  throw new ProblemError({
    kind: 'baseline-none-pulled',
    artifact: baselineName(name),
    branch,
    refused: [...refused],
  })
}

async function checkedText(artifact: StoredArtifact, source: BaselineSource): Promise<string> {
  const text = await source.text(artifact)
  const decoded = decodeBaseline(text, `The artifact “${artifact.name}”`)
  if (decoded.kind === 'refused') {
    throw new ProblemError(decoded.problem)
  }
  return text
}
