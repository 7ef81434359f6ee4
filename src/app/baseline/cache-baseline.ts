/** Keeps a new baseline in the Actions cache too: where artifacts expire or can't be uploaded, it is what is left. */
import type { Digest } from '#model/digest.ts'
import type { Problem } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { BaselineCache } from '#ports/baseline-cache.ts'
import type { RunContext } from '#ports/run-context.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import type { RunPlan } from '../action/plan.ts'
import { cacheKey } from './cache-key.ts'
import { cacheFamily } from './resolve-baseline.ts'

/** Whether the cache has it now, and what went wrong, as warnings. Nothing is said where there is no cache. */
export interface Cached {
  readonly kept: boolean
  readonly warnings: readonly Problem[]
}

/** Only `baseline: auto` ever reads it. */
export async function saveToCache(
  { plan, context }: { readonly plan: RunPlan; readonly context: RunContext },
  ports: { readonly cache: BaselineCache; readonly digest: Digest; readonly snapshot: Snapshot },
): Promise<Cached> {
  const { cache, digest, snapshot } = ports
  const family = cacheFamily({ plan, context }, digest)
  if (plan.config.baseline.kind !== 'auto' || family === null || !(await cache.available())) {
    return { kept: false, warnings: [] }
  }
  const key = cacheKey(family, { commit: context.commit, runId: context.runId, attempt: context.runAttempt })
  const saved = await cache.save({ name: plan.name, key, text: encodeSnapshot(snapshot) })
  return saved.kind === 'failed'
    ? { kept: false, warnings: [{ kind: 'cache-failed', reason: saved.reason }] }
    : { kept: saved.kind === 'saved', warnings: [] }
}
