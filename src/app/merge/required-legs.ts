/**
 * Which legs must be there: all that the legs say of their own matrices, all that the run's jobs may have been, and all that the
 * baseline had; or those that the user names, who may check less on purpose.
 */
import type { MergeConfig } from '#config/config.ts'
import { legLabel } from '#config/leg.ts'
import type { Baseline } from '#model/baseline.ts'
import type { Digest } from '#model/digest.ts'
import type { Problem } from '#model/problem.ts'
import type { Matrix, Snapshot } from '#model/snapshot.ts'
import { expectedLegs, matricesOf, missingShards, shardOf } from '#snapshot/matrices.ts'
import { legsOf } from '#snapshot/merge.ts'
import type { FoundLegs } from './find-legs.ts'

/** What is missing of a merged snapshot by what the user says, or else by what its legs and the run say. */
export function missingLegs(
  snapshot: Snapshot,
  wanted: MergeConfig['legs'],
  { outdated, lost, digest }: Pick<FoundLegs, 'outdated' | 'lost'> & { readonly digest: Digest },
): Problem | null {
  const found = legsOf(snapshot)
  if (wanted !== null) {
    const names = typeof wanted === 'number' ? [] : wanted.map((name) => legLabel(name, digest))
    const missing = names.filter((name) => !found.includes(name))
    const expected = typeof wanted === 'number' ? wanted : names.length
    return missing.length > 0 || found.length < expected
      ? { kind: 'legs-missing', missing, expected, found, lost: [] }
      : null
  }
  const matrices = matricesOf([snapshot])
  const expected = matrices.reduce((all, matrix) => all + expectedLegs(matrix), 0)
  const missing = [...new Set([...outdated, ...missingShards(matrices)])]
  return missing.length > 0 || lost.length > 0 || found.length < expected
    ? {
        kind: 'legs-missing',
        missing,
        expected: Math.max(expected, found.length + missing.length),
        found,
        lost,
      }
    : null
}

/** What is missing of it by what the baseline had. */
export function missingSince(baseline: Baseline, snapshot: Snapshot): Problem | null {
  if (baseline.state !== 'loaded') {
    return null
  }
  const found = legsOf(snapshot)
  const matrices = matricesOf([snapshot])
  const missing = matricesOf([baseline.snapshot])
    .filter((before) => !isWhole(before, matrices))
    .flatMap(({ legs }) => legs)
    .filter((leg) => !found.includes(leg))
  return missing.length === 0
    ? null
    : { kind: 'legs-missing', missing, expected: found.length + missing.length, found, lost: [] }
}

/** A matrix that has as many legs as before may call them otherwise; a complete set of shards may be cut otherwise. */
function isWhole(before: Matrix, now: readonly Matrix[]): boolean {
  if (before.legs.every((leg) => shardOf(leg) !== null)) {
    return now.some(({ legs }) => legs.every((leg) => shardOf(leg) !== null))
  }
  return now.some(
    (matrix) =>
      matrix.name === before.name && matrix.count !== null && matrix.legs.length >= before.legs.length,
  )
}
