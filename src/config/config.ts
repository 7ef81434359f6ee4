/** Everything that a user can choose, validated. Made in one place per entry, read-only from then on. */
import type { Target } from '#model/history.ts'
import type { Policy } from '#model/policy.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { BaselineChoice } from './baseline-choice.ts'

/** What to run, or which text to read instead. */
export interface CheckConfig {
  readonly checker: CheckerName | 'auto'
  /** The whole command without a shell; null: the checker's own program with our arguments. */
  readonly command: readonly string[] | null
  readonly args: readonly string[]
  /** As given, relative to the repository root. */
  readonly workingDirectory: string
  readonly inputFile: string | null
  /** Only with `inputFile`. */
  readonly exitCode: number | null
  /** A regular expression that reads lines, for the checker that takes one. */
  readonly pattern?: string | null
  /** After which the checker is ended; null: never. */
  readonly timeLimitMs: number | null
}

/** `warn-locally`: as `report-only` at a command line that is not strict, as `enforce` anywhere else. */
export type Mode = 'enforce' | 'report-only' | 'warn-locally'

/** How a run is compared, judged and told, whatever was checked and where. */
export interface JudgingConfig {
  /** null: the checker's name. */
  readonly name: string | null
  readonly policy: Policy
  /** null: nobody said where the project wants to be. */
  readonly target: Target | null
  readonly mode: Mode
  readonly comment: 'on-change' | 'always' | 'never'
  /** Whether the commit's list of checks gets an entry with the headline. */
  readonly checkRun: boolean
  /** Which branch keeps the results of the default branch for good; null: none. */
  readonly dataBranch: string | null
  readonly baseline: BaselineChoice
  /** Which branches make baselines besides the default one; null: those that GitHub says are protected. */
  readonly baselineBranches: readonly string[] | null
  /** File name or path of the workflow whose runs may hold the baseline; null: this workflow. */
  readonly baselineWorkflow: string | null
  readonly baselineWaitMs: number
  readonly enforceDefaultBranch: boolean
  /** null: 14 days for pull requests. */
  readonly retentionDays: number | null
  /** Whether a pull request's result may carry the source lines around new errors. */
  readonly excerpts: boolean
}

/**
 * When the base commit is checked in the run of a pull request: where there is no baseline, also where it was made with
 * another checker, configuration or environment, or each time.
 */
export type RecomputeWhen = 'never' | 'when-missing' | 'on-drift' | 'always'

/** The action's configuration. */
export interface ActionConfig extends JudgingConfig {
  /** Run the checker a second time when there are new errors. */
  readonly confirmNew: boolean
  readonly recompute: {
    readonly when: RecomputeWhen
    /** How long the checker may take there; null: as long as it wants. */
    readonly budgetMs: number | null
  }
  readonly check: CheckConfig
  /** What tells which part of a whole this job checks. */
  readonly part: PartConfig
}

/** The job's place in its matrix, and what the user says of it. */
export interface PartConfig {
  /** As given: a name, or `3/10`; null: the matrix decides. */
  readonly shard: string | null
  /** The job's values in its matrix, in their order; empty without one. */
  readonly matrix: readonly string[]
  /** How many jobs the matrix has, null where the runner does not say. */
  readonly jobTotal: number | null
  /** GitHub's number of the job, null where the runner does not say. */
  readonly jobId: number | null
}

/** The publish action's configuration: the limits are those of the default branch. */
export interface PublishConfig {
  /** null: the only result that the run left. */
  readonly name: string | null
  /** The workflow file whose runs are published; null: any that the event names. */
  readonly workflow: string | null
  readonly policy: Policy
  readonly mode: 'enforce' | 'report-only'
  readonly comment: 'on-change' | 'always' | 'never'
  /** Whether the commit's list of checks gets an entry with the headline. */
  readonly checkRun: boolean
}

/** The merge action's configuration. */
export interface MergeConfig extends JudgingConfig {
  /** How many legs there must be, or which; null: as many as the matrix has. */
  readonly legs: number | readonly string[] | null
  /** See {@link PartConfig}; of the merge job itself. */
  readonly jobId: number | null
}
