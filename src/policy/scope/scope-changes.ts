/** In which ways a run looks at less than the baseline's run; looking at more is no change. */
import type { Scope } from '#model/run-identity.ts'
import type { ScopeChange } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { includedBy, includesLess, namesLess } from './coverage.ts'

/** `deleted`: how many source files are known to be gone; they explain as many fewer. */
export function scopeChanges(base: Snapshot, head: Snapshot, deleted: number): readonly ScopeChange[] {
  const told = base.run === null || head.run === null ? [] : toldChanges(base.run.scope, head.run.scope)
  return [...(fewerFiles(base, head, deleted) > 0 ? filesChange(base, head) : []), ...told]
}

/**
 * Those that count the files of libraries and dependencies, too: an import less, or an upgrade, makes hundreds fewer. They
 * can be asked for their files, or their configuration tells.
 */
const countDependencies: ReadonlySet<string> = new Set(['tsc', 'vue-tsc'])

/** How many files fewer were checked than deletions explain. */
export function fewerFiles(base: Snapshot, head: Snapshot, deleted: number): number {
  return countDependencies.has(head.checker.name) || base.filesChecked === null || head.filesChecked === null
    ? 0
    : Math.max(0, base.filesChecked - head.filesChecked - deleted)
}

function filesChange(
  { filesChecked: from }: Snapshot,
  { filesChecked: to }: Snapshot,
): readonly ScopeChange[] {
  return from === null || to === null ? [] : [{ kind: 'fewer-files', from, to }]
}

/** What arguments and configuration say. */
export function toldChanges(base: Scope, head: Scope): readonly ScopeChange[] {
  return [...pathsChange(base, head), ...includeChange(base, head), ...excludeChange(base, head)]
}

function pathsChange(base: Scope, head: Scope): readonly ScopeChange[] {
  return namesLess(base, head) ? [{ kind: 'fewer-paths', from: base.named ?? [], to: head.named ?? [] }] : []
}

function includeChange(base: Scope, head: Scope): readonly ScopeChange[] {
  return includesLess(base, head)
    ? [{ kind: 'less-included', from: includedBy(base), to: includedBy(head) }]
    : []
}

function excludeChange(base: Scope, head: Scope): readonly ScopeChange[] {
  const [from, to] = [base, head].map(({ parts, excludePatterns }) => [
    ...parts.flatMap(({ exclude }) => exclude),
    ...excludePatterns,
  ])
  const patterns = [...new Set(to?.filter((pattern) => !from?.includes(pattern)))]
  return patterns.length === 0 ? [] : [{ kind: 'more-excluded', patterns }]
}
