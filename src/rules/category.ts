/** What kind of mistake a diagnostic is, and how much it matters. Priorities are those of the first adopters. */

import type { Category } from '#model/category.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { unionFormEmptyLast } from '#model/union-form.ts'
import { ruleSetOf } from './registry.ts'

/** How much a category matters; `Mixed` says that it has to be looked at one by one. */
export type Priority = 'High' | 'Medium' | 'Low' | 'Mixed'

/** The words for each category. */
export const categoryWords: Record<Category, { readonly title: string; readonly priority: Priority }> = {
  'names-and-imports': { title: 'Names and imports', priority: 'High' },
  'incompatible-types': { title: 'Incompatible types', priority: 'High' },
  'optional-handling': { title: 'Optional handling', priority: 'High' },
  'invalid-base-class': { title: 'Invalid base class', priority: 'High' },
  'missing-annotations': { title: 'Missing annotations', priority: 'Medium' },
  'incompatible-defaults': { title: 'Incompatible defaults', priority: 'Medium' },
  unreachable: { title: 'Unreachable code', priority: 'Low' },
  unneeded: { title: 'No longer needed', priority: 'Low' },
  other: { title: 'Other', priority: 'Mixed' },
}

/**
 * `other` for a rule that is not known. Only the first line decides, and the order inside unions means nothing: a committed
 * baseline holds the message in the form that is compared, and an error has one category in both.
 */
export function categoryOf(checker: CheckerName, { code, message }: Diagnostic): Category {
  const table = ruleSetOf(checker).categories
  const [line = ''] = message.split('\n', 1)
  const form = line.includes(' | ') ? unionFormEmptyLast(line) : line
  const said = table.byMessage.find(({ pattern }) => pattern.test(form))
  return said?.category ?? categoryOfRule(checker, code)
}

/**
 * The category of a rule whatever its message says, by its own name or else by its earlier one; `other` for a rule that
 * is not known, and for none.
 */
export function categoryOfRule(checker: CheckerName, code: string | null): Category {
  const { categories, origins } = ruleSetOf(checker)
  const { byRule } = categories
  const named = code === null || Object.hasOwn(byRule, code) ? code : own(origins, code)
  return (named === null ? null : own(byRule, named)) ?? 'other'
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null
}
