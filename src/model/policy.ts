/** The rules a team chose. Numbers are counts of errors unless they say otherwise. */

/** Growth allowed over the reference: an absolute count, or a share in hundredths of a percent. */
export type Increase =
  | { readonly kind: 'count'; readonly errors: number }
  | { readonly kind: 'percent'; readonly hundredths: number }

/** null: the rule was not given. Any rule given: only those given apply. */
export interface Policy {
  readonly maxIncrease: Increase | null
  readonly maxErrors: number | null
  readonly maxNewErrors: number | null
}
