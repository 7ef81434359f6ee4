/** Edits that a checker itself would make, as its output has them. */

/** A place between two characters: 1-based, the column in characters of Unicode. */
export interface PrintedPlace {
  readonly line: number
  readonly column: number
}

/** Puts `text` in place of what stands there. Offsets count UTF-16 code units, without a byte order mark. */
export type PrintedEdit = { readonly text: string } & (
  | { readonly start: number; readonly end: number }
  | { readonly from: PrintedPlace; readonly to: PrintedPlace }
)

/** The edits for one finding, which is known by its place, its rule and its words. `file` as printed. */
export interface OfferedEdit {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly code: string | null
  readonly message: string
  readonly edits: readonly PrintedEdit[]
}
