/** Everything a renderer needs. Renderers add no facts of their own and read no clock. */
import type { AgeSummary } from './ages.ts'
import type { Arrivals } from './arrivals.ts'
import type { Attribution } from './attribution.ts'
import type { Baseline, BaselineOrigin } from './baseline.ts'
import type { ChangedDeclaration, LineRange, TouchedFile } from './change.ts'
import type { Comparison } from './comparison.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { HistoryPoint, Target } from './history.ts'
import type { CommitSha, RepoPath } from './ids.ts'
import type { Loosened } from './loosened.ts'
import type { Problem } from './problem.ts'
import type { Excerpt } from './result-file.ts'
import type { RunDrift } from './run-drift.ts'
import type { SaidOption } from './said-options.ts'
import type { ScopeReport } from './scope-report.ts'
import type { CheckerIdentity, Reference } from './snapshot.ts'
import type { TypeCoverage } from './type-coverage.ts'
import type { Verdict } from './verdict.ts'

/** Where links lead; null outside GitHub. */
export interface HostedRepository {
  /** `https://github.com/owner/name`, without a trailing slash. */
  readonly url: string
  readonly commit: CommitSha
  /** The page of this run. */
  readonly runUrl: string
  /** The uploaded HTML report, null before or without an upload. */
  readonly reportUrl: string | null
  /** The pull request's changed lines; left out where there is none, or they are not known. */
  readonly diff?: PullDiff
}

/** What a pull request shows as changed, by the path that a file has now. */
export interface PullDiff {
  readonly pull: number
  readonly files: ReadonlyMap<string, DiffFile>
}

/** One file of a pull request's page of changes. */
export interface DiffFile {
  /** The file's place on that page: SHA-256 of its path, in lower-case hex. */
  readonly anchor: string
  readonly lines: readonly LineRange[]
}

/**
 * Whether this repository declares what findings name (`Class.attribute`, `function`, `module.name`; as the checker gives it).
 * A name that is not in it: nobody knows.
 */
export type Ownership = ReadonlyMap<string, boolean>

/** What the run was for, and when. */
export interface RunFacts {
  readonly occasion:
    | {
        readonly kind: 'pull-request'
        readonly number: number
        /** Hostile text, as a branch's name always is; null where the event does not say. */
        readonly branch: string | null
      }
    /** `branch` is where it merges into. */
    | { readonly kind: 'merge-queue'; readonly branch: string }
    | { readonly kind: 'branch'; readonly branch: string }
    | { readonly kind: 'other' }
  /** When the run started, in Unix seconds. */
  readonly time: number
}

/** A run that ended without a comparison: its outcome is the problem's family, or the mistake is ours. */
export interface FailedResult {
  readonly kind: 'failed'
  readonly outcome: 'config-error' | 'not-comparable' | 'bug'
  /** False when the mode turns the exit code into 0. */
  readonly enforced: boolean
  readonly problem: Problem
  /** Where the checker stopped, when that is in a file of the change; left out otherwise. */
  readonly stop?: { readonly path: RepoPath; readonly line: number }
}

/** How many suppressions of one kind a change adds; a rule of `checker: suppressions`. */
export interface SuppressedCount {
  readonly rule: string
  readonly count: number
}

/** A run that was compared, or that is the first one (then everything is kept as given in `current`). */
export interface ComparedResult {
  readonly kind: 'compared'
  readonly comparison: Comparison
  readonly verdict: Verdict
  readonly baseline: BaselineSummary
  /** What growth counts from, with the default-branch commit that set it; null without a baseline. */
  readonly reference: Reference | null
  /** The default branch's course up to the baseline, oldest first; empty where it is not known. */
  readonly history: readonly HistoryPoint[]
  /** Since when there are the errors that the baseline has too; left out where that is not recorded. */
  readonly ages?: AgeSummary
  /** How much of the code has types, now and in the baseline; null where the checker does not count it. */
  readonly typeCoverage: { readonly base: TypeCoverage | null; readonly head: TypeCoverage } | null
  /** null where the checker does not say. */
  readonly filesChecked: number | null
  /** Where the project wants to be; null where nobody said. */
  readonly target: Target | null
  /** What the change defines otherwise than before; empty where it is not known. */
  readonly changed: readonly ChangedDeclaration[]
  /** Set where `changed` would be of use and git does not know the base commit. */
  readonly untraced?: true
  /** Set where what was checked is not checked out: no source lines, and owners and causes only where git tells them. */
  readonly sourceless?: true
  /** Errors by owner of the file, sorted by name; null where nobody owns anything. */
  readonly owners: readonly OwnerCount[] | null
  /** The owners of each path with a diagnostic; null where nobody owns anything. */
  readonly pathOwners: ReadonlyMap<string, readonly string[]> | null
  /** Empty where the tree was not read. */
  readonly ownership: Ownership
  /** The source around new errors, as far as it may be shown. */
  readonly excerpts: readonly Excerpt[]
  /** The change's files that the checker looks at, worst first; null when the change is not known. */
  readonly touched: readonly TouchedFile[] | null
  /** Of a check of types: what the change adds that hides errors, most first; absent where that is not known. */
  readonly suppressed?: readonly SuppressedCount[]
  /** Values of the checker's configuration that the change makes it say less by; absent where none is known. */
  readonly loosened?: readonly Loosened[]
  /** Set on a first run whose own errors are the baseline from now on. */
  readonly recorded?: true
  /** Set where the change is known to add, edit and delete no file that the checker looks at. */
  readonly codeUnchanged?: true
  /** Whose the difference is; left out where the sources alone differ, or it is not known. */
  readonly attribution?: Attribution
  /** What came between the baseline and this run; left out where nothing did, or it tells nothing. */
  readonly arrivals?: Arrivals
  /** What differs from the baseline's run beside the sources, what explains most first. */
  readonly drift: readonly RunDrift[]
  /** What of the baseline was not looked at; none of it is in `comparison`. */
  readonly scope: ScopeReport
  /**
   * New in this run, and absent in a second one or known to come and go ({@link import('./flaky-place.ts').FlakyPlace}); in no list and no
   * total of `comparison`.
   */
  readonly flaky: readonly Diagnostic[]
}

/** The errors in the files of one owner; files with several owners count for each. */
export interface OwnerCount {
  /** `@team`, `@org/team` or an address; null for files that nobody owns. */
  readonly owner: string | null
  readonly base: number
  readonly head: number
  readonly new: number
}

/** The baseline's state and reason, without its diagnostics. */
export type BaselineSummary =
  | { readonly state: 'loaded'; readonly origin: BaselineOrigin; readonly checker: CheckerIdentity }
  | { readonly state: 'absent'; readonly problem: Extract<Baseline, { state: 'absent' }>['problem'] }

/** A setting that a change's own configuration file gives another value; null where one side does not give it. */
export interface FileEdit {
  readonly setting: string
  readonly from: string | null
  readonly to: string | null
}

/** What a check owes to the project's configuration file. */
export interface Filed {
  readonly path: string
  /** Only the change's own file has it, or only that of the base commit; left out where both do. */
  readonly standing?: 'new' | 'removed'
  /** What the change's own file says otherwise; the file of the base commit holds. */
  readonly edits: readonly FileEdit[]
  /** What the change's own file would say of the result; left out where it says the same, and where there is no result. */
  readonly proposed?: Verdict
}

/** One run, ready to be shown. */
export interface Report {
  readonly name: string
  /** null when the run ended before the checker was known. */
  readonly checker: CheckerIdentity | null
  readonly leg: string | null
  readonly result: FailedResult | ComparedResult
  readonly hosted: HostedRepository | null
  /** Left out where no run of GitHub is known, so that two comparisons of the same files are equal. */
  readonly run?: RunFacts
  /** The command line that repeats the check locally, as the user would type it. */
  readonly reproduce: string
  /** Left out for a check that no configuration file names. */
  readonly filed?: Filed
  /** What the command line was told that made it; left out where none did, or where it does not matter. */
  readonly said?: readonly SaidOption[]
  /** Set where that repeats the comparison, and not only the check. */
  readonly repeats?: true
  /** Files of the change that decide how it is judged; left out when the change is not known. */
  readonly ruleEdits?: readonly RepoPath[]
  /** Things that were not delivered or not looked at. */
  readonly warnings: readonly Problem[]
}
