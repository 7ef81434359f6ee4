/** The shape of a checker's table of kinds of mistakes. */
import type { Category } from '#model/category.ts'

/** A rule whose category depends on what the message says comes before the plain rules. */
export interface CategoryTable {
  readonly byMessage: readonly { readonly pattern: RegExp; readonly category: Category }[]
  readonly byRule: Readonly<Record<string, Category>>
}
