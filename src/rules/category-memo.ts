/** Categories of many diagnostics: each pair of rule and message is looked up once. */
import type { Diagnostic } from '#model/diagnostic.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { categoryOf } from './category.ts'
import type { Category } from './category-table.ts'

/** The same answers as `categoryOf`; without a checker everything is `other`. */
export function categorizer(checker: CheckerName | null): (diagnostic: Diagnostic) => Category {
  const known = new Map<string, Category>()
  return (diagnostic) => {
    if (checker === null) {
      return 'other'
    }
    const key = `${diagnostic.code}\0${diagnostic.message}`
    const category = known.get(key) ?? categoryOf(checker, diagnostic)
    known.set(key, category)
    return category
  }
}
