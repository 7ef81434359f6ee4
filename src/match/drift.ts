/**
 * How far lines have moved near a place, learned from the pairs that are already certain. It is what makes
 * a tie go to the right copy, whether or not git is there.
 */
import type { RepoPath } from '#model/ids.ts'
import type { Candidate } from './candidate.ts'

/** One side's certain pairs, per file in ascending order of line. */
export type Anchors = ReadonlyMap<RepoPath, readonly Anchor[]>

interface Anchor {
  readonly line: number
  /** Head line minus base line. */
  readonly drift: number
}

/** Collects the paired candidates of one side; `sign` is 1 for the base side and -1 for the head side. */
export function anchorsOf(candidates: readonly Candidate[], sign: 1 | -1): Anchors {
  const anchors = new Map<RepoPath, Anchor[]>()
  for (const { diagnostic, partner } of candidates) {
    if (partner !== null && partner.diagnostic.path === diagnostic.path) {
      const list = anchors.get(diagnostic.path) ?? []
      list.push({ line: diagnostic.line, drift: sign * (partner.diagnostic.line - diagnostic.line) })
      anchors.set(diagnostic.path, list)
    }
  }
  return anchors
}

/** The drift of the nearest anchor of the file; null when nothing in the file is certain yet. */
export function driftNear(
  anchors: Anchors,
  place: { readonly path: RepoPath; readonly line: number },
): number | null {
  const list = anchors.get(place.path)
  if (list === undefined) {
    return null
  }
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.line ?? 0) < place.line) {
      low = middle + 1
    } else {
      high = middle
    }
  }
  const before = list[low - 1]
  const after = list[low]
  if (before === undefined || after === undefined) {
    return (before ?? after)?.drift ?? null
  }
  return place.line - before.line <= after.line - place.line ? before.drift : after.drift
}
