/** A change that has a checker say less has it find fewer errors, too: which values of its configuration do so. */

/** One value, as written; null where that side does not set it. */
export interface Loosened {
  /** The configuration file, relative to the repository root; null: the command line. */
  readonly path: string | null
  /** As it is named there; behind it in brackets the part of the project that it is for. */
  readonly setting: string
  readonly from: string | null
  readonly to: string | null
}
