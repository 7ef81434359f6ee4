/** What each leg of a matrix looked at, as if it were a run of its own. Shards are parts of one view and have none. */
import { type Diagnostic, legSeparator } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import type { RepoPath } from '#model/ids.ts'
import type { UncheckedFile } from '#model/scope-report.ts'
import type { LegView, Snapshot } from '#model/snapshot.ts'
import { toldChanges } from './scope-changes.ts'

/** One leg of both sides. */
export interface NarrowedLeg {
  readonly leg: string
  readonly base: Snapshot
  readonly head: Snapshot
}

/** Legs that were told to look at less than in the baseline, or looked at fewer files. */
export function* narrowedLegs(base: Snapshot, head: Snapshot): Generator<NarrowedLeg> {
  const now = new Map(head.legViews?.map((view) => [view.leg, view]))
  for (const before of base.legViews ?? []) {
    const view = now.get(before.leg)
    if (view !== undefined && looksAtLess(before, view)) {
      yield { leg: before.leg, base: ofLeg(base, before), head: ofLeg(head, view) }
    }
  }
}

/** How many errors of a file no other leg has found. */
export function errorsUncheckedBy(
  { diagnostics }: Snapshot,
  { path, legs }: { readonly path: RepoPath; readonly legs: readonly string[] },
): number {
  let errors = 0
  for (const diagnostic of diagnostics) {
    errors += diagnostic.severity === 'error' && isUnchecked(diagnostic, { path, legs }) ? 1 : 0
  }
  return errors
}

/** Whether a diagnostic of the baseline was not looked at. */
export function isUnchecked(diagnostic: Diagnostic, file: Pick<UncheckedFile, 'path' | 'legs'>): boolean {
  const { legs } = file
  return (
    diagnostic.path === file.path &&
    (legs === undefined || legsOf(diagnostic).every((leg) => legs.includes(leg)))
  )
}

function legsOf({ legs }: Diagnostic): readonly string[] {
  return legs?.split(legSeparator) ?? []
}

function looksAtLess(before: LegView, now: LegView): boolean {
  const fewer =
    before.filesChecked !== null && now.filesChecked !== null && now.filesChecked < before.filesChecked
  return fewer || toldChanges(before.scope, now.scope).length > 0
}

function ofLeg(snapshot: Snapshot, { leg, filesChecked, scope }: LegView): Snapshot {
  const diagnostics = diagnosticTable([...snapshot.diagnostics].filter((one) => legsOf(one).includes(leg)))
  const run = snapshot.run === null ? null : { ...snapshot.run, scope }
  return { ...snapshot, filesChecked, run, diagnostics }
}
