/**
 * Which matrices the legs of a merged snapshot come from, and how many legs each of them must have. A leg carries the name
 * and the number of its own matrix: two matrices of one check are counted apart.
 */
import { compareText } from '#model/order.ts'
import type { Matrix, Snapshot } from '#model/snapshot.ts'

/** `2-of-3`: the second of three parts of one whole. */
export interface Shard {
  readonly number: number
  readonly total: number
}

/** Null for the leg of a matrix, which looks at the whole in its own way. */
export function shardOf(leg: string): Shard | null {
  const [, number, total] = /^(\d{1,6})-of-(\d{1,6})$/.exec(leg) ?? []
  return total === undefined ? null : { number: Number(number), total: Number(total) }
}

/** Sorted, each with its legs sorted. Numbered shards are one matrix for each total, whichever jobs made them. */
export function matricesOf(snapshots: readonly Snapshot[]): readonly Matrix[] {
  const found = new Map<string, Matrix>()
  for (const matrix of snapshots.flatMap(ownMatrices)) {
    const key = JSON.stringify([matrix.name, matrix.count])
    const legs = [...(found.get(key)?.legs ?? []), ...matrix.legs].sort(compareText)
    found.set(key, { ...matrix, legs })
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, matrix]) => matrix)
}

/** How many legs there must be: as often the matrix's number as it takes to hold those that are there. */
export function expectedLegs({ count, legs }: Matrix): number {
  return count === null || count === 0 ? legs.length : Math.ceil(legs.length / count) * count
}

/** By name, where the others tell it. */
export function missingShards(matrices: readonly Matrix[]): readonly string[] {
  return matrices.flatMap(({ legs }) => {
    const total = shardOf(legs[0] ?? '')?.total ?? 0
    const all = Array.from({ length: total }, (_, index) => `${index + 1}-of-${total}`)
    return all.filter((leg) => !legs.includes(leg))
  })
}

function ownMatrices({ platform }: Snapshot): readonly Matrix[] {
  const { leg, legs, legCount = null, matrix = '', matrices } = platform
  if (matrices !== undefined) {
    return matrices
  }
  const own = legs ?? (leg === null ? [] : [leg])
  return own.map((label) => {
    const shard = shardOf(label)
    // What was merged before matrices were recorded has one number for all.
    const known = { name: matrix, count: leg === null ? null : legCount, legs: [label] }
    return shard === null ? known : { name: '', count: shard.total, legs: [label] }
  })
}
