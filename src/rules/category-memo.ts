/** Categories of many diagnostics: each pair of rule and message is looked up once. */

import type { Category } from '#model/category.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { categoryOf } from './category.ts'

/** The same answers as `categoryOf`; without a checker everything is `other`. */
export function categorizer(checker: CheckerName | null): (diagnostic: Diagnostic) => Category {
  const byCode = new Map<string | null, Map<string, Category>>()
  return (diagnostic) => {
    if (checker === null) {
      return 'other'
    }
    const { code, message } = diagnostic
    const known = byCode.get(code) ?? new Map<string, Category>()
    const category = known.get(message) ?? categoryOf(checker, diagnostic)
    byCode.set(code, known)
    known.set(message, category)
    return category
  }
}
