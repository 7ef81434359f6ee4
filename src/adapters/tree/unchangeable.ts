/** Why files of a working copy can't be replaced for a while. */
import { ProblemError } from '#model/problem.ts'

/** `reason` stands in the middle of a sentence. */
export function unchangeable(reason: string): ProblemError {
  return new ProblemError({ kind: 'tree-unchangeable', reason })
}
