/** What turning on one flag of a checker would cost. */
import type { Problem } from './problem.ts'

/** One flag by itself, beside the configuration as it is. */
export interface FlagCost {
  readonly flag: string
  readonly outcome: FlagOutcome
}

/** `on`: it is on today. `failed`: there is no run with this flag that could be compared. */
export type FlagOutcome =
  | { readonly kind: 'on' }
  | {
      readonly kind: 'counted'
      /** Errors that there are only with it. */
      readonly added: number
      /** Errors that there are only without it: another message in their place. */
      readonly removed: number
      /** Folders with errors that there are only with it, most first. */
      readonly folders: readonly FolderCost[]
      /** Folders that have errors today or with another flag, but no such ones, sorted: there it costs nothing. */
      readonly freeIn: readonly string[]
    }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** `folder`: from the root, `.` for the root itself. */
export interface FolderCost {
  readonly folder: string
  readonly added: number
}

/** In the order of the flags that were asked for. */
export interface FlagCosts {
  readonly name: string
  /** Errors today. */
  readonly errors: number
  readonly flags: readonly FlagCost[]
}
