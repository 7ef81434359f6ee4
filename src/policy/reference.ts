/** The total that growth counts from: the lowest of the default branch since the checker last changed. */
import type { CommitSha } from '#model/ids.ts'
import type { CheckerIdentity, Reference, Snapshot } from '#model/snapshot.ts'

/** What a baseline says growth counts from; one without a reference uses its own total. */
export function referenceOf(baseline: Snapshot): Reference {
  return baseline.reference ?? { errors: baseline.diagnostics.count('error'), commit: baseline.commit }
}

/**
 * The reference that a new baseline carries on. It only goes down, and starts anew when the checker's
 * version or configuration changed, because then the totals can't be compared. Errors that were not looked at
 * (`unchecked`) do not lower it.
 */
export function nextReference(
  current: Snapshot,
  previous: Snapshot | null,
  unchecked = 0,
): { readonly errors: number; readonly commit: CommitSha | null } {
  const own: Reference = { errors: current.diagnostics.count('error'), commit: current.commit }
  if (previous === null || !sameChecker(current.checker, previous.checker)) {
    return own
  }
  const carried = referenceOf(previous)
  return own.errors + unchecked < carried.errors ? { ...own, errors: own.errors + unchecked } : carried
}

/** Same version and same configuration; what was not recorded on one side counts as a change. */
function sameChecker(a: CheckerIdentity, b: CheckerIdentity): boolean {
  return a.name === b.name && a.version === b.version && a.configuration === b.configuration
}
