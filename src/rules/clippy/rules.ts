/** What is known of clippy's lints: where each is explained. */
import { type RuleSet, unknownRuleSet } from '../rule-set.ts'

/** A lint of rustc's has no page of its own: they stand in a list by level. */
function documentation(code: string): string | null {
  const lint = /^clippy::(\w+)$/.exec(code)?.[1]
  return lint === undefined ? null : `https://rust-lang.github.io/rust-clippy/stable/index.html#${lint}`
}

/** See {@link RuleSet}. */
export const clippyRules: RuleSet = { ...unknownRuleSet, documentation, cleanRun: '`"success":true`' }
