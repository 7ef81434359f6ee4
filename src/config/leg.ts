/** Names the part of a matrix that a job checks, so that its snapshot can be merged with the others'. */
import type { Digest } from '#model/digest.ts'
import type { PartConfig } from './config.ts'
import { artifactSafeName } from './names.ts'

/** One leg. */
export interface Leg {
  /** Safe for artifact names. */
  readonly label: string
  /** How many legs its matrix or its set of shards has, null where that is not known. */
  readonly count: number | null
}

/** Safe for artifact names. `attempt-2` alone would stand there as if the whole check had been run again. */
export function legLabel(wish: string, digest: Digest): string {
  const label = artifactSafeName(wish, digest)
  return /^attempt-\d+$/.test(label) ? `${label}-${digest(wish).slice(0, 6)}` : label
}

/**
 * `shard` decides, else the values of the matrix, joined. Values that stand in `name` already tell the check
 * itself apart: when all do, each job of the matrix is a check of its own. null: the job is the whole check.
 */
export function legOf(part: PartConfig, name: string, digest: Digest): Leg | null {
  const values = part.matrix.map((value) => ({
    value,
    inName: holdsWord(name, artifactSafeName(value, digest)),
  }))
  const count = values.some(({ inName }) => inName) ? null : part.jobTotal
  if (part.shard !== null) {
    const shard = numberedShard(part.shard)
    return shard === null
      ? { label: legLabel(part.shard, digest), count }
      : { label: `${shard.number}-of-${shard.total}`, count: shard.total }
  }
  const rest = values.filter(({ inName }) => !inName).map(({ value }) => value)
  return rest.length === 0 ? null : { label: legLabel(rest.join('-'), digest), count }
}

/** What `3/10` says; null for a word. */
export function numberedShard(shard: string): { readonly number: number; readonly total: number } | null {
  const [, number, total] = /^(\d{1,6})\/(\d{1,6})$/.exec(shard) ?? []
  return total === undefined ? null : { number: Number(number), total: Number(total) }
}

/** Whole words only: `3.1` does not stand in `types-3.11`. */
function holdsWord(text: string, word: string): boolean {
  const isPart = (character: string | undefined): boolean =>
    character !== undefined && /[a-z0-9.]/.test(character)
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + word.length])) {
      return true
    }
  }
  return false
}
