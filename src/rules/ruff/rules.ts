/** What is known of ruff's rules: where each is explained. */
import { type RuleSet, unknownRuleSet } from '../rule-set.ts'

/** See {@link RuleSet}. ruff's pages are named by the rule, and the code redirects to it. */
export const ruffRules: RuleSet = {
  ...unknownRuleSet,
  documentation: (code) => `https://docs.astral.sh/ruff/rules/${code}`,
  cleanRun: '`[]`',
}
