/** The snapshot that a run is compared with, or exactly why there is none. */
import type { CommitSha } from './ids.ts'
import type { Problem } from './problem.ts'
import type { Snapshot } from './snapshot.ts'

/** Where a baseline came from, in the user's words. */
export interface BaselineOrigin {
  /** `artifact`, `cache`, `file`: named by the user, or `revision`: checked here at another commit. */
  readonly source: 'artifact' | 'cache' | 'file' | 'revision'
  /** The commit it describes, null where a file does not say. */
  readonly commit: CommitSha | null
  /** First-parent steps from the base commit to `commit`; 0 is the very commit the change sits on. */
  readonly distance: number
  /** The run that made it, null for a file. */
  readonly runUrl: string | null
  /** The name that it was uploaded under; left out where it is no artifact. */
  readonly artifact?: string
}

/**
 * Only a proven absence may lead to a first run. `unreadable`: it may be there but could not be read;
 * `incompatible`: it was read but speaks of something else.
 */
export type Baseline =
  | { readonly state: 'loaded'; readonly snapshot: Snapshot; readonly origin: BaselineOrigin }
  | { readonly state: 'absent'; readonly problem: Problem }
  | { readonly state: 'unreadable'; readonly problem: Problem }
  | { readonly state: 'incompatible'; readonly problem: Problem }
