/** Counts the errors of a snapshot by owner, for the teams' own dashboards. */
import type { OwnersOf } from '#config/code-owners.ts'
import { fixesSince, ownerCourse } from '#history/owner-course.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { compareText } from '#model/order.ts'
import type { OwnerRecord, OwnerRecords } from '#model/owner-record.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { categoryWords } from '#rules/category.ts'
import { categorizer } from '#rules/category-memo.ts'

/** Files that are named of an owner. */
const mostFiles = 50

/** `fixesSince`: whole seconds since 1970; null: fixes are not counted. */
export function ownerRecords(
  snapshot: Pick<Snapshot, 'name' | 'checker' | 'commit' | 'diagnostics' | 'history'>,
  ownersOf: OwnersOf,
  { countFixesSince }: { readonly countFixesSince: number | null },
): OwnerRecords {
  const { name, commit, diagnostics, history } = snapshot
  const { name: checker, version, tool } = snapshot.checker
  const found = new Map<string | null, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const owners = ownersOf(diagnostic.path)
    for (const owner of owners.length === 0 ? [null] : owners) {
      const own = found.get(owner) ?? []
      found.set(owner, own)
      own.push(diagnostic)
    }
  }
  // Who has none left had some.
  for (const { owners = {} } of history) {
    for (const owner of Object.keys(owners)) {
      found.set(owner, found.get(owner) ?? [])
    }
  }
  const categoryOf = categorizer(checker)
  return {
    name,
    checker: { name: checker, version, ...(tool === undefined ? {} : { tool }) },
    commit,
    errors: diagnostics.count('error'),
    owners: [...found]
      .map(([owner, own]): OwnerRecord => {
        const errors = own.filter(({ severity }) => severity === 'error')
        const files = counted(errors, ({ path }) => path)
        return {
          owner,
          errors: errors.length,
          warnings: own.filter(({ severity }) => severity === 'warning').length,
          categories: Object.fromEntries(
            counted(errors, (diagnostic) => categoryWords[categoryOf(diagnostic)].title),
          ),
          rules: Object.fromEntries(counted(errors, ({ code }) => code ?? '')),
          files: files.slice(0, mostFiles).map(([path, count]) => ({ path, errors: count })),
          series: owner === null ? [] : ownerCourse(history, owner),
        }
      })
      .sort(
        (one, other) =>
          Number(one.owner === null) - Number(other.owner === null) ||
          compareText(one.owner ?? '', other.owner ?? ''),
      ),
    fixes: countFixesSince === null ? null : fixesSince(history, countFixesSince),
  }
}

/** The most first. */
function counted(
  diagnostics: readonly Diagnostic[],
  keyOf: (diagnostic: Diagnostic) => string,
): readonly (readonly [key: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].sort(([a, many], [b, few]) => few - many || compareText(a, b))
}
