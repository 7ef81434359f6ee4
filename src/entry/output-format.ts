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
] as const
/** One of {@link formats}. */
export type Format = (typeof formats)[number]

/** Where the answer goes. `output` null: stdout. */
export interface Output {
  readonly format: Format
  readonly output: string | null
  readonly explain: boolean
}
