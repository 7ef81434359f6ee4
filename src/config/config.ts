/** Everything that a user can choose, validated. Made in one place per entry, read-only from then on. */
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
  /** After which the checker is ended; null: never. */
  readonly timeLimitMs: number | null
}

/** The action's configuration. */
export interface ActionConfig {
  readonly check: CheckConfig
  /** null: the checker's name. */
  readonly name: string | null
  readonly policy: Policy
  readonly mode: 'enforce' | 'report-only'
  readonly comment: 'on-change' | 'always' | 'never'
  readonly baseline: BaselineChoice
  /** Which branches make baselines besides the default one; null: those that GitHub says are protected. */
  readonly baselineBranches: readonly string[] | null
  /** File name or path of the workflow whose runs may hold the baseline; null: this workflow. */
  readonly baselineWorkflow: string | null
  readonly baselineWaitMs: number
  readonly enforceDefaultBranch: boolean
  /** Run the checker a second time when there are new errors. */
  readonly confirmNew: boolean
  /** null: 14 days for pull requests. */
  readonly retentionDays: number | null
}
