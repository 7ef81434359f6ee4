/** The files that a checker printed, beside those that are there. */

/** What is known of the files that were printed. All paths are relative to the root, with `/`. */
export interface PrintedFiles {
  /** As printed, each once. */
  readonly printed: readonly string[]
  /** Where each would be; null outside of the root. */
  readonly pathOf: (printed: string) => string | null
  /** Printed files that are not there. */
  readonly missing: ReadonlySet<string>
  /** Every file below the root; none where nothing is checked out. */
  readonly tree: readonly string[]
  /** The root, absolute. */
  readonly root: string
  /** Packages whose scripts printed the text, as far as it says. */
  readonly packages: readonly string[]
}
