/** Where a check is named. */

/** A check by its name, and the configuration file that names it. */
export interface FiledPlace {
  readonly name: string
  readonly path: string
}
