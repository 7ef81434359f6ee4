/** Errors by the owner of their file. */
import type { OwnersOf } from '#config/code-owners.ts'
import type { Comparison } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { compareText } from '#model/order.ts'
import type { OwnerCount } from '#model/report.ts'

type Counts = { -readonly [Key in 'base' | 'head' | 'new']: number }

/** Sorted by owner, what nobody owns last. A file with two owners counts for both. */
export function ownerCounts(
  { kept, new: added, fixed }: Comparison,
  ownersOf: OwnersOf,
): readonly OwnerCount[] {
  const counts = new Map<string | null, Counts>()
  const add = ({ path, severity }: Diagnostic, keys: readonly (keyof Counts)[]): void => {
    if (severity !== 'error') {
      return
    }
    const owners = ownersOf(path)
    for (const owner of owners.length === 0 ? [null] : owners) {
      const own = counts.get(owner) ?? { base: 0, head: 0, new: 0 }
      counts.set(owner, own)
      for (const key of keys) {
        own[key] += 1
      }
    }
  }
  for (const { base, head } of kept) {
    add(base, ['base'])
    add(head, ['head'])
  }
  for (const { diagnostic } of added) {
    add(diagnostic, ['head', 'new'])
  }
  for (const { diagnostic } of fixed) {
    add(diagnostic, ['base'])
  }
  return [...counts]
    .map(([owner, own]) => ({ owner, ...own }))
    .sort(
      (a, b) =>
        Number(a.owner === null) - Number(b.owner === null) || compareText(a.owner ?? '', b.owner ?? ''),
    )
}
