/** What each owner's errors are, for dashboards of the teams themselves. */
import type { Counts } from './history.ts'
import type { CommitSha } from './ids.ts'
import type { CheckerIdentity } from './snapshot.ts'

/** One check, by owner. */
export interface OwnerRecords {
  readonly name: string
  readonly checker: Omit<CheckerIdentity, 'configuration'>
  readonly commit: CommitSha | null
  readonly errors: number
  /** By name, what nobody owns last. */
  readonly owners: readonly OwnerRecord[]
  /** Errors that went away, at least; null: not asked for. */
  readonly fixes: Fixes | null
}

/** One owner of CODEOWNERS. A file with two owners counts for both. */
export interface OwnerRecord {
  /** null: nobody. */
  readonly owner: string | null
  readonly errors: number
  readonly warnings: number
  readonly categories: Counts
  readonly rules: Counts
  /** The files with the most errors first. */
  readonly files: readonly { readonly path: string; readonly errors: number }[]
  /** Runs that counted owners, oldest first; empty for nobody, whom they do not count. */
  readonly series: readonly OwnerPoint[]
}

/** The errors of an owner in one run. `time`: whole seconds since 1970. */
export interface OwnerPoint {
  readonly time: number
  readonly commit: CommitSha
  readonly errors: number
}

/** Of teams by name; everybody else's stand in one number, since a count of fixes is no measure of a person. */
export interface Fixes {
  /** Whole seconds since 1970. */
  readonly since: number
  readonly teams: readonly { readonly team: string; readonly fixed: number }[]
  readonly people: number
}
