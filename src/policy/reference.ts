/** The total that growth counts from: the lowest of the default branch since the checker last changed. */
import type { CheckerIdentity, Reference, Snapshot } from '#model/snapshot.ts'

/**
 * What growth counts from: what the baseline carries, and never more than it holds itself. One that looked at less carries
 * more than its total; a change would else have that many new errors for free.
 */
export function referenceOf(baseline: Snapshot): Reference {
  const own = totalOf(baseline)
  return baseline.reference === null || baseline.reference.errors > own.errors ? own : baseline.reference
}

function totalOf({ diagnostics, commit }: Snapshot): Reference {
  return { errors: diagnostics.count('error'), commit }
}

/**
 * The reference that a new baseline carries on. It only goes down, and starts anew when the checker's
 * version or configuration changed, because then the totals can't be compared. Errors that were not looked at
 * (`unchecked`) do not lower it.
 */
export function nextReference(current: Snapshot, previous: Snapshot | null, unchecked = 0): Reference {
  const own = totalOf(current)
  if (previous === null || !sameChecker(current.checker, previous.checker)) {
    return own
  }
  const carried = previous.reference ?? totalOf(previous)
  return own.errors + unchecked < carried.errors ? { ...own, errors: own.errors + unchecked } : carried
}

/** Same version and same configuration; what was not recorded on one side counts as a change. */
function sameChecker(a: CheckerIdentity, b: CheckerIdentity): boolean {
  return a.name === b.name && a.version === b.version && a.configuration === b.configuration
}
