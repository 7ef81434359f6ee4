/** What is known of the errors of many repositories: one row a repository, and each says why where nothing is known. */
import type { Counts, HistoryPoint } from './history.ts'
import type { CommitSha } from './ids.ts'
import type { Problem } from './problem.ts'
import type { CheckerIdentity } from './snapshot.ts'
import type { Movement } from './summary.ts'

/** A repository as GitHub lists it. */
export interface ListedRepository {
  /** `acme/widget`. */
  readonly name: string
  readonly id: number
  /** The default branch. */
  readonly branch: string
  readonly archived: boolean
}

/** The newest baseline of one check, without its diagnostics. */
export interface BaselineExtract {
  readonly checker: Omit<CheckerIdentity, 'configuration'>
  readonly errors: number
  readonly warnings: number
  readonly commit: CommitSha | null
  readonly runUrl: string
  /** `.github/workflows/types.yml`. */
  readonly workflow: string
  /** Oldest first; categories and owners only in the newest. */
  readonly history: readonly HistoryPoint[]
}

/** One check of a repository. */
export interface CheckRow {
  readonly name: string
  readonly result: ReadCheck | { readonly kind: 'failed'; readonly problem: Problem }
}

/** `movement` null: its baseline carries no series. */
export interface ReadCheck {
  readonly kind: 'read'
  readonly baseline: BaselineExtract
  readonly movement: Movement | null
}

/** One repository. `branch` null: GitHub did not tell. */
export interface RepositoryRow {
  readonly name: string
  readonly branch: string | null
  readonly result:
    | {
        readonly kind: 'read'
        /** At least one, by name. */
        readonly checks: readonly CheckRow[]
        /** How many of its artifacts were looked at; null: all. */
        readonly lookedAt: number | null
      }
    /** Proof that there is none: every artifact was looked at. */
    | { readonly kind: 'none'; readonly why: NoBaseline }
    | { readonly kind: 'failed'; readonly problem: Problem }
}

/** Why a repository has no baseline. `expiredAt`: ISO 8601, of the newest. `refused`: why runs that have one are not trusted. */
export interface NoBaseline {
  readonly expiredAt: string | null
  readonly refused: readonly string[]
}

/** Rows by name. Times: 00:00 UTC of a day, in whole seconds since 1970. */
export interface Dashboard {
  /** null: the repositories were named one by one. */
  readonly org: string | null
  /** `https://github.com`, without a slash at the end. */
  readonly server: string
  readonly day: number
  readonly since: number
  readonly rows: readonly RepositoryRow[]
  /** Archived repositories that were left out. */
  readonly archived: number
}

/** Sums over everything that could be read. */
export interface DashboardTotals {
  readonly repositories: number
  /** With at least one check that could be read. */
  readonly read: number
  /** Without a baseline. */
  readonly without: number
  /** Where the repository, or at least one of its checks, could not be read. */
  readonly failed: number
  readonly checks: number
  readonly errors: number
  readonly warnings: number
  /** Over the checks that carry a series; null where none does. */
  readonly delta: number | null
  /** By the title of their category, over the newest runs that count them; largest first. */
  readonly categories: Counts
}
