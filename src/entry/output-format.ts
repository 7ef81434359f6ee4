/** The forms in which the command line prints a comparison. docs/formats.md */

/** The forms in which a comparison can be printed. */
export const formats = [
  'text',
  'json',
  'markdown',
  'html',
  'sarif',
  'code-scanning',
  'junit',
  'gitlab',
  'checkstyle',
  'badge',
  'badge-svg',
  'agent',
  'problems',
] as const
/** One of {@link formats}. */
export type Format = (typeof formats)[number]

/** One form of the answer and where it goes. `file` null: standard output. */
export interface Output<Name = Format> {
  readonly format: Name
  readonly file: string | null
}

/** Everything that is asked for, at least one, at most one of them for standard output. */
export interface Outputs {
  readonly list: readonly Output[]
  readonly explain: boolean
  /** Lists of the text are whole, also on standard output. */
  readonly all: boolean
  /** Of the text only how it went. */
  readonly quiet: boolean
}
