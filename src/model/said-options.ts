/** What a command line was told, so that the command that helps can be told the same. */

/** One option with its value, as a shell takes it; the words behind `--` are one too, by that name, and stand last. */
export interface SaidOption {
  /** Without hyphens; `--` itself. */
  readonly name: string
  readonly text: string
}
