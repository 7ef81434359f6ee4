/** What was done with the result of an older run after one without a result. */

/** `kept` could not be taken away. */
export type Withdrawn =
  | { readonly kind: 'moved'; readonly path: string; readonly to: string }
  | { readonly kind: 'removed' | 'kept'; readonly path: string }
