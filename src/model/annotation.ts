/** A message about a place, for whoever shows the code. */

/** `path` is null for the run as a whole. */
export interface Annotation {
  readonly level: 'error' | 'warning'
  readonly path: string | null
  readonly line: number
  readonly column: number
  readonly title: string
  readonly message: string
}
