/**
 * What two documents of tools that are not known can't prove: that anything was looked at when all findings are gone, and
 * that both are of one tool when no rule is in both. docs/carriers.md
 */
import { isCarrier } from '#model/checker-title.ts'
import type { RepoPath } from '#model/ids.ts'
import type { CheckerProblem } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'

/** Two runs, and the files of the first that are still there. */
export interface DoubtCase {
  readonly base: Snapshot
  readonly head: Snapshot
  /** Of those that had errors. */
  readonly existing: ReadonlySet<RepoPath>
}

/** Null when they can be compared. */
export function carrierDoubt({ base, head, existing }: DoubtCase): CheckerProblem | null {
  const { tool = null, name } = head.checker
  if (!isCarrier(name) || base.diagnostics.length === 0) {
    return null
  }
  if (head.diagnostics.length === 0) {
    const isProven = head.filesChecked !== null || (existing.size === 0 && !hasProjectErrors(base))
    const findings = base.diagnostics.length
    return isProven ? null : { kind: 'findings-gone', findings, tool, paths: [...existing].sort() }
  }
  if (tool !== null && base.checker.tool !== undefined) {
    return null
  }
  const [before, now] = [rulesOf(base), rulesOf(head)]
  return now.some((rule) => before.includes(rule))
    ? null
    : { kind: 'rules-foreign', checker: name, base: before, head: now }
}

/** Nothing can tell that the project is gone. */
function hasProjectErrors({ diagnostics }: Snapshot): boolean {
  return diagnostics.paths().some((path) => path === '')
}

/** Sorted; findings without a rule are of the same one. */
function rulesOf({ diagnostics }: Snapshot): readonly string[] {
  const rules = new Set<string>()
  for (const { code } of diagnostics) {
    rules.add(code ?? 'no rule')
  }
  return [...rules].sort()
}
