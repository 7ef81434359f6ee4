/** How near all checks of a project are to where it wants to be: one number from 0 to 100, and what it is made of. */

/** What is measured, spelled as the configuration file spells it, in the order in which it is shown. */
export const readinessMeasures = ['clean-files', 'target', 'suppressions', 'type-coverage'] as const

/** One of {@link readinessMeasures}. */
export type ReadinessMeasure = (typeof readinessMeasures)[number]

/** What a project asks for. */
export interface ReadinessPolicy {
  /** The least score, from 0 to 100; null: it is only shown. */
  readonly minScore: number | null
  /** How much each measure counts beside the others; 0: not at all. */
  readonly weights: Readonly<Record<ReadinessMeasure, number>>
  /** `report-only`: a score that is too low fails nothing. */
  readonly mode: 'enforce' | 'report-only'
  /** Where it is said, such as `type-ratchet.yml:3`; null where nobody said it. */
  readonly from: string | null
}

/** What is known of one check. Counts are of errors unless they say otherwise. */
export interface ReadinessFacts {
  readonly check: string
  /** Whether what it finds are places where findings of other checks are hidden. */
  readonly findsSuppressions: boolean
  readonly errors: number
  readonly filesWithErrors: number
  /** How many files of the project the checker looked at; null where it does not tell them from those of libraries. */
  readonly ownFiles: number | null
  /** From where the way to the target is counted: the most errors that the default branch is known to have had. */
  readonly most: number
  /** null where nobody said where the project wants to be. */
  readonly target: number | null
  /** null where the checker does not count it. */
  readonly coverage: {
    readonly unit: 'expressions' | 'lines'
    readonly typed: number
    readonly all: number
  } | null
}

/** What one check adds to a measure: so many of so many. */
export interface ReadinessPart {
  readonly check: string
  readonly good: number
  readonly all: number
  readonly unit: 'files' | 'errors' | 'expressions' | 'lines'
}

/** One measure. */
export interface ReadinessRow {
  readonly measure: ReadinessMeasure
  readonly weight: number
  /** In tenths of a percent, rounded down; null where no check tells it: then it does not count. */
  readonly share: number | null
  /** Of each check that tells it. */
  readonly parts: readonly ReadinessPart[]
}

/** The score with its breakdown. */
export interface Readiness {
  /** In tenths, from 0 to 1000, rounded down; null where it is not known. */
  readonly score: number | null
  readonly minScore: number | null
  /** A score that is not known is below any that is asked for. */
  readonly passed: boolean
  /** Whether one that is too low fails the run. */
  readonly enforced: boolean
  readonly from: string | null
  /** One for each measure whose weight is not 0. */
  readonly rows: readonly ReadinessRow[]
  /** Checks without a result: without them there is no score. */
  readonly missing: readonly string[]
  /** How the change edits what is asked for; left out where it does not. */
  readonly edit?: 'new' | 'removed' | 'changed'
  /** What the change's own file would say of a score that it asks for otherwise. */
  readonly proposed?: Readiness
}
