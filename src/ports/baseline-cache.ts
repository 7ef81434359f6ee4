/** The Actions cache as a second store of baselines. It is best effort and forgets; artifacts come first. */

/** One snapshot. `name` is the use's name, safe for paths; `key` names the entry for ever: none is overwritten. */
export interface CachedSnapshot {
  readonly name: string
  readonly key: string
  readonly text: string
}

/** `skipped`: this run may not write, or the entry is there already. */
export type SaveResult =
  | { readonly kind: 'saved' | 'skipped' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Every method resolves, within a bounded time. */
export interface BaselineCache {
  /** Whether this runner has a cache service at all. */
  readonly available: () => Promise<boolean>
  readonly save: (snapshot: CachedSnapshot) => Promise<SaveResult>
  /** null when the service does not give the entry, for whatever reason. */
  readonly restore: (entry: Omit<CachedSnapshot, 'text'>) => Promise<string | null>
}
