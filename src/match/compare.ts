/**
 * Pairs two sets of diagnostics one to one and says what is new, fixed and kept.
 *
 * Holds for any input: every diagnostic is in exactly one group; the order of the input changes nothing;
 * shifting lines together with their evidence changes no count; swapping sides (without a line map) swaps
 * the numbers of new and fixed. docs/matching.md
 */
import type { Comparison, KeptPair, Tier, Unpaired } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { LineMap } from '#model/line-map.ts'
import { compareDiagnostics } from '#model/order.ts'
import { align } from './align.ts'
import { type Candidate, candidatesOf } from './candidate.ts'
import { anchorsOf, driftNear } from './drift.ts'
import { evidenceStages, type Key, placeStage, replacementKeys, type Stage, textStage } from './stages.ts'

/** The two sides; both may come in any order. */
export interface Sides {
  readonly base: readonly Diagnostic[]
  readonly head: readonly Diagnostic[]
  /** null when git does not know both commits. */
  readonly lineMap: LineMap | null
}

interface Pool {
  readonly base: readonly Candidate[]
  readonly head: readonly Candidate[]
}

/** See the head of this file for what always holds. */
export function compareDiagnosticSets(sides: Sides): Comparison {
  const pool: Pool = {
    base: candidatesOf([...sides.base].sort(compareDiagnostics)),
    head: candidatesOf([...sides.head].sort(compareDiagnostics)),
  }
  const blind = blindPaths(sides)
  const stages = [
    ...(sides.lineMap === null ? [] : [placeStage(sides.lineMap)]),
    ...evidenceStages,
    textStage(blind),
  ]
  const tiers = new Map<Candidate, Tier>()
  for (const stage of stages) {
    for (const [base, head] of pairStage(pool, stage)) {
      base.partner = head
      head.partner = base
      tiers.set(head, stage.tier)
    }
  }
  const replaced = replacedOnes(pool, blind)
  const unpaired = (candidates: readonly Candidate[]): readonly Unpaired[] =>
    candidates
      .filter(({ partner }) => partner === null)
      .map((candidate) => ({
        diagnostic: candidate.diagnostic,
        replaced: replaced.has(candidate),
        mayComeFromBase: false,
      }))
  return { kept: keptPairs(pool, tiers), new: unpaired(pool.head), fixed: unpaired(pool.base) }
}

function keptPairs(pool: Pool, tiers: ReadonlyMap<Candidate, Tier>): readonly KeptPair[] {
  const kept: KeptPair[] = []
  for (const head of pool.head) {
    const tier = tiers.get(head)
    if (head.partner !== null && tier !== undefined) {
      kept.push({ base: head.partner.diagnostic, head: head.diagnostic, tier })
    }
  }
  return kept
}

/** Paths with a diagnostic whose source line is unknown on either side. */
function blindPaths({ base, head }: Sides): ReadonlySet<string> {
  const blind = new Set<string>()
  for (const diagnostics of [base, head]) {
    for (const { path, evidence } of diagnostics) {
      if (evidence.lineDigest === null) {
        blind.add(path)
      }
    }
  }
  return blind
}

function* pairStage(pool: Pool, stage: Stage): Generator<readonly [Candidate, Candidate]> {
  const bases = bucketsOf(pool.base, stage.baseKey)
  const baseAnchors = anchorsOf(pool.base, 1)
  const headAnchors = anchorsOf(pool.head, -1)
  const cost = (base: Candidate, head: Candidate): number => {
    const step = head.diagnostic.line - base.diagnostic.line
    const drifts = [driftNear(baseAnchors, base.diagnostic), driftNear(headAnchors, head.diagnostic)]
    const fallback = stage.unanchored === 'line' ? 0 : step
    return drifts.reduce<number>((sum, drift) => sum + Math.abs(step - (drift ?? fallback)), 0)
  }
  for (const [key, heads] of bucketsOf(pool.head, stage.headKey)) {
    yield* pairBucket(bases.get(key) ?? [], heads, cost)
  }
}

function* pairBucket(
  bases: readonly Candidate[],
  heads: readonly Candidate[],
  cost: (base: Candidate, head: Candidate) => number,
): Generator<readonly [Candidate, Candidate]> {
  const swapped = bases.length > heads.length
  const [shorter, longer] = swapped ? [heads, bases] : [bases, heads]
  const partners = align({ shorter: shorter.length, longer: longer.length }, (row, index) => {
    const [a, b] = [shorter[row], longer[index]]
    return a === undefined || b === undefined ? 0 : swapped ? cost(b, a) : cost(a, b)
  })
  for (const [row, index] of partners.entries()) {
    const [a, b] = [shorter[row], longer[index]]
    if (a !== undefined && b !== undefined) {
      yield swapped ? [b, a] : [a, b]
    }
  }
}

function bucketsOf(candidates: readonly Candidate[], key: Key): Map<string, Candidate[]> {
  const buckets = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const text = candidate.partner === null ? key(candidate) : null
    if (text !== null) {
      const bucket = buckets.get(text)
      if (bucket === undefined) {
        buckets.set(text, [candidate])
      } else {
        bucket.push(candidate)
      }
    }
  }
  return buckets
}

/**
 * A new and a fixed diagnostic of one rule in the same place, when the rule's count did not rise: shown as
 * a replacement on both sides, still counted as new and as fixed.
 */
function replacedOnes(pool: Pool, blind: ReadonlySet<string>): ReadonlySet<Candidate> {
  const counts = new Map<string, number>()
  const count = (candidates: readonly Candidate[], step: number): void => {
    for (const { rule } of candidates) {
      counts.set(rule, (counts.get(rule) ?? 0) + step)
    }
  }
  count(pool.base, -1)
  count(pool.head, 1)
  const replaced = new Set<Candidate>()
  for (const key of replacementKeys(blind)) {
    const free: Key = (candidate) =>
      replaced.has(candidate) || (counts.get(candidate.rule) ?? 0) > 0 ? null : key(candidate)
    const bases = bucketsOf(pool.base, free)
    for (const [place, heads] of bucketsOf(pool.head, free)) {
      for (const [base, head] of pairBucket(bases.get(place) ?? [], heads, () => 0)) {
        replaced.add(base)
        replaced.add(head)
      }
    }
  }
  return replaced
}
