/** A configuration file as data, and where each part of it stands. */
import { ProblemError } from '#model/problem.ts'

/** One file that was found and could be read. */
export interface ConfigDocument {
  /** Relative to the repository. */
  readonly path: string
  readonly data: unknown
  /** The line of a key, from 1, by the keys that lead to it; null where that is not known. */
  readonly lineOf: (keys: readonly string[]) => number | null
}

/** `type-ratchet.yml:7`. */
export function placeOf({ path, lineOf }: ConfigDocument, keys: readonly string[]): string {
  const line = lineOf(keys)
  return line === null ? path : `${path}:${line}`
}

/** The file can't be read as what its name says. */
export function unreadable(
  path: string,
  place: { readonly line: number; readonly reason: string },
): ProblemError {
  return new ProblemError({ kind: 'config-file-unreadable', path, ...place })
}
