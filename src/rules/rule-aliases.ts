/**
 * Which rules are the same under two names, because a checker renamed a rule or split one into several. Decides
 * nothing about messages: two findings of the same rule still have to say the same thing. The names are in each
 * checker's folder (`origins.ts`), with their source.
 */
import type { CheckerName } from '#model/snapshot.ts'
import { ruleSetOf } from './registry.ts'

/**
 * The oldest name of a rule. Coarse: all parts of a rule that was split have the same one, so it may stand for the
 * rule only where two versions of the checker are compared. {@link isSameRule} is exact.
 */
export function canonicalRule(checker: CheckerName, code: string | null): string | null {
  const from = ruleSetOf(checker).origins
  return code !== null && Object.hasOwn(from, code) ? (from[code] ?? null) : code
}

/** What a rule is called today that was renamed or split; the first part of a split. The code itself when it was not. */
export function currentRule(checker: CheckerName, code: string): string {
  return Object.entries(ruleSetOf(checker).origins).find(([, earlier]) => earlier === code)?.[0] ?? code
}

/** The rule that makes the same statement, whatever the number of what it lists. */
export function statementRule(checker: CheckerName, code: string | null): string | null {
  const { statements } = ruleSetOf(checker)
  return code !== null && Object.hasOwn(statements, code) ? (statements[code] ?? null) : code
}

/**
 * Whether two codes can stand for one rule: equal, or one is the earlier name of the other. Two parts of the same
 * split are different rules.
 */
export function isSameRule(checker: CheckerName, one: string | null, other: string | null): boolean {
  return one === other || canonicalRule(checker, one) === other || one === canonicalRule(checker, other)
}
