/** Names the part of a matrix that a job checks, so that its snapshot can be merged with the others'. */
import type { Digest } from '#model/digest.ts'
import type { PartConfig } from './config.ts'
import { artifactSafeName } from './names.ts'

/** One leg. */
export interface Leg {
  /** Safe for artifact names. */
  readonly label: string
  /** How many legs this check has, null where that is not known. */
  readonly count: number | null
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
    const [, index, total] = /^(\d{1,6})\/(\d{1,6})$/.exec(part.shard) ?? []
    return total === undefined
      ? { label: artifactSafeName(part.shard, digest), count }
      : { label: `${index}-of-${total}`, count: Number(total) }
  }
  const rest = values.filter(({ inName }) => !inName).map(({ value }) => value)
  return rest.length === 0 ? null : { label: artifactSafeName(rest.join('-'), digest), count }
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
