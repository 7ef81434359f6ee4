/** Pairs rows whose lines share most of their words, the most alike first: an edited line is still the same line. */
import type { Group } from './grouping.ts'

/** More candidates than this are compared in order alone. */
const mostCandidates = 1_000_000

/**
 * Share of the words of both that both have, or 0 where it is too small to tell. Where one is not known, they are taken for
 * alike.
 */
function likeness(a: number, b: number, isNear: boolean): number {
  if (a === -1 || b === -1 || (isNear && a === b)) {
    return 1
  }
  const common = bits(a & b)
  const share = common / Math.max(1, bits(a | b))
  const suffices = isNear ? share >= half || (share > third && common > 1) : share > half && common > 2
  return suffices ? share : 0
}

const half = 0.5
const third = 0.34

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    count += 1
  }
  return count
}

/** Lines that a place may be off on both sides together to be near. */
const near = 6

interface Candidate {
  readonly base: number
  readonly head: number
  readonly alike: number
  readonly cost: number
}

/** `cost` is asked with places in the two lists; the nearer one of equally like candidates wins. */
export function pairAlike(
  { base, head }: Group,
  given: {
    readonly words: { readonly base: Int32Array; readonly head: Int32Array }
    readonly cost: (baseIndex: number, headIndex: number) => number
  },
  found: (base: number, head: number) => void,
): void {
  const inOrder = base.length * head.length > mostCandidates
  const candidates: Candidate[] = []
  base.forEach((baseRow, baseIndex) => {
    head.forEach((headRow, headIndex) => {
      const cost = given.cost(baseIndex, headIndex)
      const { words } = given
      const share = likeness(words.base[baseRow] ?? -1, words.head[headRow] ?? -1, cost <= near)
      if (share > 0 && (!inOrder || baseIndex === headIndex)) {
        candidates.push({ base: baseIndex, head: headIndex, alike: share, cost })
      }
    })
  })
  candidates.sort((a, b) => b.alike - a.alike || a.cost - b.cost || a.base + a.head - b.base - b.head)
  const taken = { base: new Set<number>(), head: new Set<number>() }
  for (const candidate of candidates) {
    if (!taken.base.has(candidate.base) && !taken.head.has(candidate.head)) {
      taken.base.add(candidate.base)
      taken.head.add(candidate.head)
      found(base[candidate.base] ?? 0, head[candidate.head] ?? 0)
    }
  }
}
