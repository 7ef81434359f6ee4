/** What is known of PHPStan's errors: that they are about types, and where each identifier is explained. */
import { type RuleSet, unknownRuleSet } from '../rule-set.ts'

/** See {@link RuleSet}. */
export const phpstanRules: RuleSet = {
  ...unknownRuleSet,
  finds: 'types',
  documentation: (code) => `https://phpstan.org/error-identifiers/${code}`,
  cleanRun: '`"file_errors":0`',
}
