/** How the files of a change stand: those that still exist and that the checker looks at, or found errors in. */
import type { ChangedFile, TouchedFile } from '#model/change.ts'
import type { Comparison } from '#model/comparison.ts'
import { compareText } from '#model/order.ts'

/** What needs fixing first: most new errors, then most errors, then by path. */
export function touchedFiles(
  comparison: Comparison,
  change: { readonly files: readonly ChangedFile[]; readonly sources: RegExp },
): readonly TouchedFile[] {
  const added = countByPath(comparison.new.map(({ diagnostic }) => diagnostic))
  const kept = countByPath(Array.from(comparison.kept, ({ head }) => head))
  return change.files
    .filter(
      ({ path, deleted }) => !deleted && (change.sources.test(path) || added.has(path) || kept.has(path)),
    )
    .map(({ path }) => {
      const newErrors = added.get(path) ?? 0
      return { path, errors: newErrors + (kept.get(path) ?? 0), newErrors }
    })
    .sort((a, b) => b.newErrors - a.newErrors || b.errors - a.errors || compareText(a.path, b.path))
}

function countByPath(
  diagnostics: readonly { readonly path: string; readonly severity: string }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { path, severity } of diagnostics) {
    if (severity === 'error') {
      counts.set(path, (counts.get(path) ?? 0) + 1)
    }
  }
  return counts
}
