/** What is known of flow's error codes: that they are about types. No page explains single ones. */
import { type RuleSet, unknownRuleSet } from '../rule-set.ts'

/** See {@link RuleSet}. */
export const flowRules: RuleSet = {
  ...unknownRuleSet,
  language: 'typescript',
  finds: 'types',
  cleanRun: '`"passed":true`',
}
