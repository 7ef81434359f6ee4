/** The commands of the command line with everything that can be said of each. */

import type { SaidBeside } from '#app/checks/chosen-checks.ts'
import type { ForeignFormat } from '#app/local/foreign-baselines.ts'
import type { RunSource } from '#app/local/local-run.ts'
import type { MergeSides } from '#app/local/merge-committed.ts'
import type { LookBack } from '#app/local/weekly-summary.ts'
import type { Target } from '#model/history.ts'
import type { Policy } from '#model/policy.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { News } from '#model/summary.ts'
import type { Output, Outputs } from './output-format.ts'

/** The commands as users type them, in the order in which help lists them. */
export const commandNames = [
  'check',
  'snapshot',
  'compare',
  'merge',
  'fix',
  'explain',
  'baseline',
  'config',
  'readiness',
  'init',
  'plan',
  'what-if',
  'summary',
  'dashboard',
  'history',
  'doctor',
  'completion',
] as const
/** One of {@link commandNames}. */
export type CommandName = (typeof commandNames)[number]

/** What is said beside a configuration file, and where that is. */
export interface Beside extends SaidBeside {
  /** The folder that it stands in; null: this one, or the nearest above it in the same repository. */
  readonly root: string | null
}

/** How a comparison is judged and told. */
export interface Judging {
  readonly policy: Policy
  readonly target: Target | null
  readonly partial: boolean
  readonly outputs: Outputs
}

/** A run or a text, and where its text is: `-` is standard input. */
export type Source = Omit<RunSource, 'text'> & {
  readonly input: string | null
  /** What is shown of what the checker prints. */
  readonly echo: 'all' | 'failed' | 'none'
}

/** The shells that there is a completion for. */
export const shells = ['bash', 'zsh', 'fish'] as const
/** One of {@link shells}. */
export type Shell = (typeof shells)[number]

/** What `baseline` is told to do. */
export const baselineActions = ['write', 'pull', 'import', 'merge'] as const

/** What `history` is told to do. */
export const historyActions = ['replay'] as const

/** The forms of a plan. */
export const planFormats = ['text', 'markdown', 'json'] as const
/** One of {@link planFormats}. */
export type PlanFormat = (typeof planFormats)[number]

/** The forms of what flags would cost. */
export const whatIfFormats = ['text', 'json'] as const

/** The forms of a dashboard. */
export const dashboardFormats = ['text', 'html', 'json'] as const
/** One of {@link dashboardFormats}. */
export type DashboardFormat = (typeof dashboardFormats)[number]

/** One command with everything that was said. */
export type Command =
  /** `of` null: of all. */
  | { readonly kind: 'help'; readonly of: CommandName | null }
  | { readonly kind: 'version' }
  | (Judging & {
      readonly kind: 'check'
      readonly source: Source
      /** null: the committed file at its default place, when there is one. */
      readonly baseline: string | null
      /** The commit that is checked here in its place; null: none. */
      readonly against: string | null
      /** Which files are checked; null: all. */
      readonly only: 'staged' | 'changed' | null
      readonly confirmNew: boolean
      /** Again whenever a file changes. */
      readonly watch: boolean
      readonly saveSnapshot: string | null
      /** `warn-locally` fails the run, too. */
      readonly strict: boolean
      /** Where the configuration file may say what is checked; null: the options say it. */
      readonly beside: Beside | null
    })
  | { readonly kind: 'snapshot'; readonly source: Source; readonly output: string | null }
  | {
      readonly kind: 'baseline-write'
      readonly source: Source
      /** null: its default place. */
      readonly file: string | null
      readonly accept: boolean
      /** See `check`. */
      readonly beside: Beside | null
    }
  | { readonly kind: 'config'; readonly beside: Beside }
  | {
      readonly kind: 'readiness'
      /** See {@link Beside}. */
      readonly root: string | null
      /** Nothing is run: what baselines say. */
      readonly checkOnly: boolean
      readonly verbose: boolean
      readonly echo: Source['echo']
      readonly format: (typeof whatIfFormats)[number]
    }
  | (Judging & {
      readonly kind: 'compare'
      /** `-` is standard input, for one of the two. */
      readonly base: string
      readonly head: string
      readonly name: string | null
      readonly gitDir: string | null
      readonly root: string | null
    })
  | { readonly kind: 'merge'; readonly snapshots: readonly string[]; readonly output: string | null }
  | ({ readonly kind: 'baseline-merge' } & MergeSides)
  | {
      readonly kind: 'baseline-pull'
      readonly source: Source
      /** See `check`. */
      readonly beside: Beside | null
      /** The file of the workflow that makes it; null: the one that uses this action. */
      readonly workflow: string | null
    }
  | {
      readonly kind: 'init'
      /** null: the top of the repository around this folder. */
      readonly root: string | null
      /** null: all that are configured. */
      readonly checker: CheckerName | null
      /** Nobody is asked. */
      readonly yes: boolean
    }
  | {
      readonly kind: 'explain'
      readonly code: string
      /** null: all of them. */
      readonly checker: CheckerName | null
    }
  | {
      readonly kind: 'plan'
      readonly source: Source
      /** See `check`; the one of the file, or the one chosen. */
      readonly beside: Beside | null
      /** A snapshot or committed baseline to plan from; null: the source is run or read. */
      readonly snapshot: string | null
      readonly size: number
      readonly owner: string | null
      /** Asks git when the errors' lines were last written. */
      readonly ages: boolean
      readonly format: PlanFormat
      /** null: standard output. */
      readonly output: string | null
    }
  | {
      readonly kind: 'what-if'
      readonly source: Source
      /** See `plan`. */
      readonly beside: Beside | null
      /** Empty: all that are known of the checker. */
      readonly flags: readonly string[]
      readonly format: (typeof whatIfFormats)[number]
      /** null: standard output. */
      readonly output: string | null
    }
  | {
      readonly kind: 'summary'
      /** Baselines of the default branch, one a check; empty: they are found. */
      readonly snapshots: readonly string[]
      readonly since: LookBack
      readonly target: Target | null
      readonly limit: number | null
      /** See {@link Beside}. */
      readonly root: string | null
      /** The file of the workflow that makes the baselines; null: the one that uses this action. */
      readonly workflow: string | null
      readonly format: PlanFormat
      /** null: standard output. */
      readonly output: string | null
      /** A Markdown page that gets a dated section; null: none, or with `commit` the usual one. */
      readonly page: string | null
      readonly commit: boolean
      readonly notify: boolean
      /** Which news is worth a message; empty: any summary is. */
      readonly notifyOn: readonly News[]
      /** Keeps one issue up to date. */
      readonly issue: boolean
      /** A file with the errors of each owner; null: none. */
      readonly owners: string | null
      /** Of teams, in that file. */
      readonly countFixes: boolean
      /** Says what would be written, committed and sent. */
      readonly dryRun: boolean
      /** Says what was asked, found and left out. */
      readonly verbose: boolean
    }
  | {
      readonly kind: 'dashboard'
      /** null: only those that are named. */
      readonly org: string | null
      /** `acme/widget`. */
      readonly repositories: readonly string[]
      /** A file with a repository a line; null: none. */
      readonly list: string | null
      /** Names of checks; empty: all. */
      readonly checks: readonly string[]
      readonly workflow: string | null
      readonly archived: boolean
      readonly sinceSeconds: number
      readonly outputs: readonly Output<DashboardFormat>[]
    }
  | {
      readonly kind: 'fix'
      readonly source: Source
      /** See `check`. */
      readonly baseline: string | null
      readonly against: string | null
      /** Errors that the baseline knows, too. */
      readonly known: boolean
      /** The edits are written; else they are printed as a diff. */
      readonly apply: boolean
      readonly beside: Beside | null
    }
  | {
      readonly kind: 'history-replay'
      readonly source: Source
      /** See `plan`. */
      readonly beside: Beside | null
      readonly sinceSeconds: number
      readonly everySeconds: number
      /** null: its default place. */
      readonly file: string | null
    }
  | { readonly kind: 'completion'; readonly shell: Shell }
  | {
      readonly kind: 'doctor'
      /** See `init`. */
      readonly root: string | null
      readonly format: (typeof whatIfFormats)[number]
    }
  | {
      readonly kind: 'baseline-import'
      readonly source: Source
      /** See `plan`. */
      readonly beside: Beside | null
      readonly format: ForeignFormat
      /** The other tool's file. */
      readonly from: string
      /** null: its default place. */
      readonly file: string | null
    }
