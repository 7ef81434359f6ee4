/**
 * Looks for a baseline in the Actions cache, where the artifacts are proven to be gone. A cache entry has no
 * digest and no run to ask for, so its ref decides: only runs of the base branch can write under it.
 */
import type { CommitSha } from '#model/ids.ts'
import type { ActionsApi, StoredCache } from '#ports/actions-api.ts'
import type { BaselineCache } from '#ports/baseline-cache.ts'
import type { BaseLine } from './base-line.ts'
import { type CacheFamily, type CacheOrigin, cachePrefix, readCacheKey } from './cache-key.ts'
import type { FoundBaseline } from './find-baseline.ts'

/** Which cached baseline is wanted. */
export interface CacheQuery {
  readonly family: CacheFamily
  readonly line: BaseLine
  readonly branch: string
  /** Of this run: it reads entries of its own ref before those of the base branch. */
  readonly ref: string
  /** This run never is its own baseline. */
  readonly runId: number
  /** Entries with larger archives are refused before they are fetched. */
  readonly maxBytes: number
  /** The page of a run. */
  readonly runUrl: (id: number) => string
}

/** null when there is none, or no cache. Throws a `ProblemError` when GitHub can't be asked. */
export async function findCached(
  { api, cache }: { readonly api: ActionsApi; readonly cache: BaselineCache },
  query: CacheQuery,
): Promise<FoundBaseline | null> {
  if (!(await cache.available())) {
    return null
  }
  const entries = await api.cachesNamed(cachePrefix(query.family))
  const candidates = candidatesOf(entries, query)
  for await (const { commit, distance } of query.line.met(new Map(candidates))) {
    const candidate = candidates.get(commit)
    if (candidate !== undefined) {
      return read(cache, { ...query, distance }, { candidate, entries })
    }
  }
  return null
}

interface Candidate {
  readonly entry: StoredCache
  readonly origin: CacheOrigin
}

/** The newest entry of each commit. */
function candidatesOf(entries: readonly StoredCache[], query: CacheQuery): ReadonlyMap<CommitSha, Candidate> {
  const newest = new Map<CommitSha, Candidate>()
  for (const entry of entries) {
    const origin = readCacheKey(entry.key, query.family)
    if (origin !== null && entry.ref === `refs/heads/${query.branch}` && origin.runId !== query.runId) {
      const known = newest.get(origin.commit)?.origin
      if (known === undefined || isNewer(origin, known)) {
        newest.set(origin.commit, { entry, origin })
      }
    }
  }
  return newest
}

function isNewer(a: CacheOrigin, b: CacheOrigin): boolean {
  return a.runId > b.runId || (a.runId === b.runId && a.attempt > b.attempt)
}

async function read(
  cache: BaselineCache,
  query: CacheQuery & { readonly distance: number },
  { candidate, entries }: { readonly candidate: Candidate; readonly entries: readonly StoredCache[] },
): Promise<FoundBaseline> {
  const { entry, origin } = candidate
  const { name } = query.family
  const refuse = (reason: string): FoundBaseline => ({
    state: 'unreadable',
    problem: { kind: 'baseline-cache', key: entry.key, reason },
  })
  if (entry.bytes > query.maxBytes) {
    return refuse(`it has ${entry.bytes} bytes; at most ${query.maxBytes} are read`)
  }
  if (entries.some(({ key, ref }) => key === entry.key && ref === query.ref && ref !== entry.ref)) {
    return refuse(`a run for ${query.ref} wrote an entry of the same key, which would be read instead`)
  }
  const text = await cache.restore({ name, key: entry.key })
  if (text === null) {
    return refuse('GitHub lists it, but the cache service did not give it')
  }
  return {
    state: 'found',
    text,
    origin: {
      source: 'cache',
      commit: origin.commit,
      distance: query.distance,
      runUrl: query.runUrl(origin.runId),
    },
    label: `The cache entry “${entry.key}”`,
  }
}
