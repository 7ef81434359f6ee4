/** From a run to its baseline: which commit it sits on, and the store that the user chose. docs/baseline.md */
import type { Baseline } from '#model/baseline.ts'
import type { ChangedFile } from '#model/change.ts'
import type { Digest } from '#model/digest.ts'
import type { CommitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { CheckerIdentity } from '#model/snapshot.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { BaselineCache } from '#ports/baseline-cache.ts'
import type { Clock } from '#ports/clock.ts'
import type { Repo } from '#ports/repo.ts'
import type { RunContext } from '#ports/run-context.ts'
import { snapshotLimits } from '#snapshot/limits.ts'
import type { RunPlan } from '../action/plan.ts'
import { baselineName } from './artifact-names.ts'
import { baseCommit, makesBaseline } from './base-commit.ts'
import { BaseLine } from './base-line.ts'
import type { CacheFamily } from './cache-key.ts'
import { type FoundBaseline, findBaseline } from './find-baseline.ts'
import { findCached } from './find-cached.ts'
import { findCommitted } from './find-committed.ts'
import { loadBaseline } from './load-baseline.ts'

/** Where a baseline may be. */
export interface BaselineStores {
  readonly repo: Repo
  readonly api: ActionsApi
  readonly cache: BaselineCache
  readonly clock: Clock
  readonly digest: Digest
}

/** The baseline of this run, and the commit that its change sits on; null when there is none. */
export interface ResolvedBaseline {
  readonly base: CommitSha | null
  /** See {@link BaseCommit}. */
  readonly files: readonly ChangedFile[] | null
  readonly baseline: Baseline
}

/** What a search ended with: of a baseline the text, which nobody has read yet. */
export interface SearchedBaseline extends Omit<ResolvedBaseline, 'baseline'> {
  readonly found: FoundBaseline
}

/** `checker` is this run's, `checked` the commit that it looked at. Throws only for mistakes of ours. */
export async function resolveBaseline(
  { checker, ...run }: SearchedFor & { readonly checker: CheckerIdentity },
  stores: BaselineStores,
): Promise<ResolvedBaseline> {
  return readBaseline(await searchBaseline(run, stores), checker)
}

/** Reads what a search found; `checker` is this run's. */
export function readBaseline(
  { found, ...place }: SearchedBaseline,
  checker: CheckerIdentity,
): ResolvedBaseline {
  return { ...place, baseline: loadBaseline(found, checker) }
}

/** Needs no result of the run. Throws only for mistakes of ours. */
export async function searchBaseline(
  { plan, context, checked }: SearchedFor,
  stores: BaselineStores,
): Promise<SearchedBaseline> {
  try {
    const base = await baseCommit(context, {
      ...stores,
      checked,
      branches: plan.config.baselineBranches,
    })
    const head = context.event.kind === 'pull-request' ? context.event.pull.headSha : checked
    const place = base === null ? null : { ...base, line: new BaseLine({ base, head }, stores) }
    const found = await find({ plan, context }, place, stores)
    return {
      base: base?.commit ?? null,
      files: place?.line.files ?? null,
      found,
    }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { base: null, files: null, found: { state: 'unreadable', problem: error.problem } }
    }
    throw error
  }
}

interface BaselineRun {
  readonly plan: RunPlan
  readonly context: RunContext
}

interface SearchedFor extends BaselineRun {
  readonly checked: CommitSha
}

/** The base commit, and what is before it. */
interface Place {
  readonly commit: CommitSha
  readonly branch: string
  readonly line: BaseLine
}

async function find(run: BaselineRun, base: Place | null, stores: BaselineStores): Promise<FoundBaseline> {
  const { plan, context } = run
  const { baseline: choice, baselineBranches } = plan.config
  if (choice.kind === 'none') {
    return { state: 'absent', problem: { kind: 'baseline-not-asked' } }
  }
  if (choice.kind === 'file') {
    // What stands on a branch of baselines was accepted by whoever merged it there.
    const own = makesBaseline(context, baselineBranches) ? context.commit : null
    const commit = own ?? base?.commit ?? context.commit
    return findCommitted(stores, { path: choice.path, commit })
  }
  if (base === null) {
    const problem = { kind: 'baseline-none', artifact: baselineName(plan.name), refused: [] } as const
    return { state: 'absent', problem }
  }
  const found = await findBaseline(stores.api, stores.clock, {
    ...base,
    artifact: baselineName(plan.name),
    repositoryId: context.repositoryId,
    runId: context.runId,
    ownWorkflowFile: context.workflowFile,
    workflowFile: plan.config.baselineWorkflow,
    waitMs: plan.config.baselineWaitMs,
    maxBytes: snapshotLimits.bytes,
  })
  const cached =
    found.state === 'absent' && choice.kind === 'auto' ? await fromCache(run, base, stores) : null
  return cached ?? found
}

/** Archives of snapshots are a twentieth of their text; far larger ones are not ours. */
const mostArchiveBytes = 64 * 1024 * 1024

async function fromCache(
  { plan, context }: BaselineRun,
  base: Place,
  stores: BaselineStores,
): Promise<FoundBaseline | null> {
  const family = cacheFamily({ plan, context }, stores.digest)
  if (family === null) {
    return null
  }
  const { serverUrl, owner, repo, ref, runId } = context
  return findCached(stores, {
    ...base,
    family,
    ref,
    runId,
    maxBytes: mostArchiveBytes,
    runUrl: (id) => `${serverUrl}/${owner}/${repo}/actions/runs/${id}`,
  })
}

/** null where the runner does not say which workflow this is: then another's entries could be taken for ours. */
export function cacheFamily({ plan, context }: BaselineRun, digest: Digest): CacheFamily | null {
  const named = plan.config.baselineWorkflow?.replace(/^(?:\.\/)?(?:\.github\/workflows\/)?/, '')
  const workflowFile = named === undefined ? context.workflowFile : `.github/workflows/${named}`
  return workflowFile === null ? null : { name: plan.name, workflowFile, digest }
}
