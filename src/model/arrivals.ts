/** What came between a baseline and what was checked: commits of the branch, and the new errors that they brought. */
import type { Diagnostic } from './diagnostic.ts'
import type { CommitSha } from './ids.ts'

/** A commit of the branch, along first parents: a merged pull request, or one that was pushed. */
export interface Step {
  readonly commit: CommitSha
  /** The pull request that its message names; null where it names none. A claim, until GitHub's record says the same. */
  readonly pull: number | null
}

/**
 * How it is known what brought an error. `own-run`: the run of that pull request had it. `together`: each of these was checked
 * without the others, and none of those runs had it. `line`: the step wrote the line that it stands on. `only`: no other step
 * touches what is checked. `unknown`: none of these.
 */
export type ArrivalEvidence = 'own-run' | 'together' | 'line' | 'only' | 'unknown'

/** New errors that came in the same way; at least one. */
export interface Arrival {
  readonly by: ArrivalEvidence
  /** Oldest first; empty where it is not known. */
  readonly steps: readonly Step[]
  readonly errors: readonly Diagnostic[]
}

/** Between the baseline and what was checked. */
export interface Arrivals {
  /**
   * `branch`: pushes to the branch since its last baseline; `batch`: what a merge queue checks together; `base`: what the
   * base commit has and the baseline has not. */
  readonly kind: 'branch' | 'batch' | 'base'
  /** Oldest first. */
  readonly steps: readonly Step[]
  /** Of all new errors for `branch` and `batch`, of those outside the change's files for `base`. */
  readonly arrivals: readonly Arrival[]
}
