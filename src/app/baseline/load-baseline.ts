/** Decodes a found baseline and refuses one that speaks of another checker. */
import type { Baseline } from '#model/baseline.ts'
import { areSameChecker, otherChecker } from '#model/checker-title.ts'
import type { CheckerIdentity } from '#model/snapshot.ts'
import { decodeBaseline } from '#snapshot/decode-baseline.ts'
import type { FoundBaseline } from './find-baseline.ts'

/** `checker` is this run's. */
export function loadBaseline(found: FoundBaseline, checker: CheckerIdentity): Baseline {
  if (found.state !== 'found') {
    return found
  }
  const decoded = decodeBaseline(found.text, found.label, found.origin.source === 'file')
  if (decoded.kind === 'refused') {
    return { state: 'unreadable', problem: decoded.problem }
  }
  const { snapshot } = decoded
  if (!areSameChecker(snapshot.checker, checker)) {
    return { state: 'incompatible', problem: otherChecker(snapshot.checker, checker) }
  }
  return { state: 'loaded', snapshot, origin: found.origin }
}
