/**
 * Facts of every check in, one score out. Fewer errors never lower it. Exact arithmetic: every machine gives the same number.
 * docs/checks.md#readiness
 */
import type {
  Readiness,
  ReadinessFacts,
  ReadinessMeasure,
  ReadinessPart,
  ReadinessPolicy,
  ReadinessRow,
} from '#model/readiness.ts'
import { readinessMeasures } from '#model/readiness.ts'
import type { Outcome } from '#model/verdict.ts'

/** What holds where nobody says anything: every measure counts the same, and nothing is asked for. */
export const defaultReadiness: ReadinessPolicy = {
  minScore: null,
  weights: { 'clean-files': 1, target: 1, suppressions: 1, 'type-coverage': 1 },
  mode: 'report-only',
  from: null,
}

/** What is scored. */
export interface ReadinessCase {
  readonly policy: ReadinessPolicy
  readonly facts: readonly ReadinessFacts[]
  /** Names of checks that have no result. */
  readonly missing: readonly string[]
  /** Whether the run may fail at all. */
  readonly enforced: boolean
}

/** A measure that no check tells is left out, and the others count in its place. */
export function judgeReadiness({ policy, facts, missing, enforced }: ReadinessCase): Readiness {
  const measured = readinessMeasures
    .filter((measure) => policy.weights[measure] > 0)
    .map((measure) => ({ measure, weight: policy.weights[measure], ...measuredBy[measure](facts) }))
  const score = missing.length > 0 ? null : scoreOf(measured)
  const { minScore, from } = policy
  return {
    score,
    minScore,
    passed: minScore === null || (score !== null && score >= minScore * 10),
    enforced: enforced && minScore !== null && policy.mode === 'enforce',
    from,
    rows: measured.map(rowOf),
    missing,
  }
}

/** What the score alone decides. One that is not known is no result, not a score that is too low. */
export function readinessOutcome({ score, passed, enforced, missing }: Readiness): Outcome {
  if (missing.length > 0 || (enforced && score === null)) {
    return 'not-comparable'
  }
  return enforced && !passed ? 'fail' : 'pass'
}

interface Fraction {
  readonly of: bigint
  readonly all: bigint
}

/** `share` null: no check tells it. */
interface Measured {
  readonly share: Fraction | null
  readonly parts: readonly ReadinessPart[]
}

/** Files and errors of all checks are added up; what checkers count as typed is not the same thing, so its shares are averaged. */
const measuredBy: Readonly<Record<ReadinessMeasure, (facts: readonly ReadinessFacts[]) => Measured>> = {
  'clean-files': (facts) => summed(facts.filter((one) => !one.findsSuppressions).flatMap(cleanFiles)),
  suppressions: (facts) => summed(facts.filter((one) => one.findsSuppressions).flatMap(cleanFiles)),
  target: (facts) => summed(facts.flatMap(wayToTarget)),
  'type-coverage': (facts) => averaged(facts.flatMap(coverage)),
}

function cleanFiles({ check, ownFiles, filesWithErrors }: ReadinessFacts): readonly ReadinessPart[] {
  return ownFiles === null
    ? []
    : [{ check, good: Math.max(0, ownFiles - filesWithErrors), all: ownFiles, unit: 'files' }]
}

/** How many of the errors on the way are gone. One that is there, or beyond, has its whole way behind it. */
function wayToTarget({ check, errors, target, most }: ReadinessFacts): readonly ReadinessPart[] {
  if (target === null) {
    return []
  }
  const start = Math.max(most, errors)
  const all = Math.max(0, start - target)
  return [{ check, good: Math.min(all, start - errors), all, unit: 'errors' }]
}

function coverage({ check, coverage: told }: ReadinessFacts): readonly ReadinessPart[] {
  return told === null ? [] : [{ check, good: told.typed, all: told.all, unit: told.unit }]
}

/** Nothing to do is all done. */
function summed(parts: readonly ReadinessPart[]): Measured {
  const good = parts.reduce((sum, part) => sum + part.good, 0)
  const all = parts.reduce((sum, part) => sum + part.all, 0)
  return { share: parts.length === 0 ? null : fraction(good, all), parts }
}

function averaged(parts: readonly ReadinessPart[]): Measured {
  const shares = parts.map(({ good, all }) => ({ share: fraction(good, all), weight: 1 }))
  return { share: mean(shares), parts }
}

function fraction(of: number, all: number): Fraction {
  return all === 0 ? { of: 1n, all: 1n } : { of: BigInt(of), all: BigInt(all) }
}

/** null for none. */
function mean(shares: readonly { readonly share: Fraction; readonly weight: number }[]): Fraction | null {
  let sum: Fraction = { of: 0n, all: 1n }
  let weights = 0n
  for (const { share, weight } of shares) {
    sum = { of: sum.of * share.all + BigInt(weight) * share.of * sum.all, all: sum.all * share.all }
    weights += BigInt(weight)
  }
  return weights === 0n ? null : { of: sum.of, all: sum.all * weights }
}

function scoreOf(rows: readonly (Measured & { readonly weight: number })[]): number | null {
  const known = rows.flatMap(({ share, weight }) => (share === null ? [] : [{ share, weight }]))
  return tenths(mean(known))
}

function rowOf({
  measure,
  weight,
  share,
  parts,
}: Measured & { readonly measure: ReadinessMeasure; readonly weight: number }): ReadinessRow {
  return { measure, weight, share: tenths(share), parts }
}

/** Rounded down, so that what is shown as enough is enough. */
function tenths(share: Fraction | null): number | null {
  return share === null ? null : Number((share.of * 1000n) / share.all)
}
