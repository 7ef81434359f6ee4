/**
 * The keys of cached baselines. Entries are never overwritten, so a key says all: the use, the workflow, the
 * commit, and the run that wrote it. Part of the contract: readers of other versions look for them.
 */
import type { Digest } from '#model/digest.ts'
import { type CommitSha, commitSha } from '#model/ids.ts'
import { baselineName } from './artifact-names.ts'

/** What all keys of one use in one workflow have in common. */
export interface CacheFamily {
  readonly name: string
  /** `.github/workflows/types.yml`: two workflows may use one name. */
  readonly workflowFile: string
  readonly digest: Digest
}

/** Which run wrote an entry, and what it describes. */
export interface CacheOrigin {
  readonly commit: CommitSha
  readonly runId: number
  readonly attempt: number
}

/** Ends with a hyphen, so that no name is the start of another's. */
export function cachePrefix({ name, workflowFile, digest }: CacheFamily): string {
  return `${baselineName(name)}-${digest(workflowFile)}-`
}

/** See the head of this file. At most 512 characters, without a comma, as GitHub wants it. */
export function cacheKey(family: CacheFamily, { commit, runId, attempt }: CacheOrigin): string {
  return `${cachePrefix(family)}${commit}-${runId}.${attempt}`
}

/** The reverse of {@link cacheKey}; null for a key that is not ours. */
export function readCacheKey(key: string, family: CacheFamily): CacheOrigin | null {
  const prefix = cachePrefix(family)
  const [, sha = '', runId, attempt] =
    /^([0-9a-f]+)-(\d{1,15})\.(\d{1,6})$/.exec(key.startsWith(prefix) ? key.slice(prefix.length) : '') ?? []
  const commit = commitSha(sha)
  return commit === null ? null : { commit, runId: Number(runId), attempt: Number(attempt) }
}
