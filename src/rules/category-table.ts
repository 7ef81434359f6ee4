/** The kinds of mistakes, and the shape of a checker's table of them. */

/** In the order in which reports list them. */
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

/** A rule whose category depends on what the message says comes before the plain rules. */
export interface CategoryTable {
  readonly byMessage: readonly { readonly pattern: RegExp; readonly category: Category }[]
  readonly byRule: Readonly<Record<string, Category>>
}
