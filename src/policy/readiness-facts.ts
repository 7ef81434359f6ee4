/** What a result, or a snapshot alone, says for the readiness of its check. */
import { totalsOf } from '#model/comparison.ts'
import type { Target } from '#model/history.ts'
import type { ReadinessFacts } from '#model/readiness.ts'
import type { ComparedResult } from '#model/report.ts'
import { uncheckedErrors } from '#model/scope-report.ts'
import type { CheckerName, Snapshot } from '#model/snapshot.ts'
import { ownFilesChecked } from './own-files.ts'

/** Errors in files that were not looked at count as still there. */
export function factsOfResult(
  { name, checker }: { readonly name: string; readonly checker: CheckerName },
  result: ComparedResult,
): ReadinessFacts {
  const { comparison, scope, target, history, reference, typeCoverage } = result
  const totals = totalsOf(comparison, 'error')
  const files = new Set<string>(scope.unchecked.filter(({ errors }) => errors > 0).map(({ path }) => path))
  for (const { diagnostic } of comparison.new) {
    if (diagnostic.severity === 'error') {
      files.add(diagnostic.path)
    }
  }
  for (const { head } of comparison.kept) {
    if (head.severity === 'error') {
      files.add(head.path)
    }
  }
  files.delete('')
  const unseen = uncheckedErrors(scope)
  const before = result.baseline.state === 'loaded' ? totals.base + unseen : 0
  return {
    check: name,
    findsSuppressions: findsSuppressions(checker),
    errors: totals.head + unseen,
    filesWithErrors: files.size,
    ownFiles: ownFilesChecked(checker, result.filesChecked),
    most: Math.max(before, reference?.errors ?? 0, ...history.map(({ errors }) => errors)),
    target: target?.errors ?? null,
    coverage: typeCoverage?.head ?? null,
  }
}

/** Of a baseline: what the default branch has. */
export function factsOfSnapshot(
  { diagnostics, checker, filesChecked, history, reference, typeCoverage }: Snapshot,
  { name, target }: { readonly name: string; readonly target: Target | null },
): ReadinessFacts {
  const files = [...diagnostics.errorsByPath().keys()].filter((path) => path !== '')
  const errors = diagnostics.count('error')
  return {
    check: name,
    findsSuppressions: findsSuppressions(checker.name),
    errors,
    filesWithErrors: files.length,
    ownFiles: ownFilesChecked(checker.name, filesChecked),
    most: Math.max(errors, reference?.errors ?? 0, ...history.map((point) => point.errors)),
    target: target?.errors ?? null,
    coverage: typeCoverage ?? null,
  }
}

/** By its name as a text: it may be taken out of the registry. */
function findsSuppressions(checker: string): boolean {
  return checker === 'suppressions'
}
