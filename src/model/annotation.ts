/** A message about a place, for whoever shows the code. */

/** `path` is null for the run as a whole. */
export interface Annotation {
  readonly level: 'error' | 'warning'
  readonly path: string | null
  readonly line: number
  /** null where it is not known: a made-up one would point at the wrong thing. */
  readonly column: number | null
  readonly title: string
  readonly message: string
}
