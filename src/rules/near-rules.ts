/** Which known rules a code was probably meant to be. */
import { nearWords } from '#model/near-words.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { knownRules } from './rule-knowledge.ts'

/** Nearest first; see {@link nearWords}. */
export function nearRules(checkers: readonly CheckerName[], code: string): readonly string[] {
  return nearWords(code, checkers.flatMap(knownRules))
}
