/** Whether a code that nothing was found of is probably a known rule, misspelled. A rule that may exist is never called so. */
import { distanceOf, nearWords } from '#model/near-words.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { ruleSetOf } from './registry.ts'
import { knownRules } from './rule-knowledge.ts'

/**
 * Nearest first; empty for a code that is known, for a checker whose rules are not, and where nothing is near. Codes with numbers
 * are near only where the number is the same: each other number may be a rule.
 */
export function misspelledRule(checker: CheckerName, code: string): readonly string[] {
  const known = namedRules(checker)
  const number = numberOf(code)
  return known.includes(code)
    ? []
    : nearWords(code, known).filter((near) => numberOf(near) === number && isTypo(code, near))
}

/** Those that are explained, told by kind, or were called otherwise before. */
function namedRules(checker: CheckerName): readonly string[] {
  const { categories, origins } = ruleSetOf(checker)
  const earlier = Object.values(origins).filter((name) => name !== null)
  return [...knownRules(checker), ...Object.keys(categories.byRule), ...Object.keys(origins), ...earlier]
}

function numberOf(code: string): string {
  return /\d+/.exec(code)?.[0] ?? ''
}

/** More than two other letters make another name. */
function isTypo(code: string, near: string): boolean {
  return Math.abs(code.length - near.length) <= 2 && distanceOf(code.toLowerCase(), near.toLowerCase()) <= 2
}
