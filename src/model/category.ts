/** What kinds of mistakes there are, across checkers. Which rule is of which kind is known in `rules/`. */

/** In the order in which reports list them; as users spell them in limits. */
export const categories = [
  'names-and-imports',
  'incompatible-types',
  'optional-handling',
  'invalid-base-class',
  'missing-annotations',
  'incompatible-defaults',
  'unreachable',
  'unneeded',
  'other',
] as const

/** One of {@link categories}. */
export type Category = (typeof categories)[number]
