/** Why a working copy can't have another commit's files. */
import { ProblemError } from '#model/problem.ts'

/** `reason` stands in the middle of a sentence. */
export function unchangeable(reason: string): ProblemError {
  return new ProblemError({ kind: 'tree-unchangeable', reason })
}
