/** All that is known of ty's rules. */

import { type RuleSet, unknownRuleSet } from '../rule-set.ts'
import { tyCategories } from './categories.ts'
import { tyFixer } from './fixes.ts'
import { tyKnowledge } from './knowledge.ts'
import { tyOrigins } from './origins.ts'
import { tyRoots } from './roots.ts'

/** See {@link RuleSet}. */
export const tyRules: RuleSet = {
  ...unknownRuleSet,
  fixer: tyFixer,
  finds: 'types',
  knowledge: tyKnowledge,
  categories: tyCategories,
  roots: tyRoots,
  origins: tyOrigins,
  documentation: (code) => `https://docs.astral.sh/ty/reference/rules/#${code}`,
  cleanRun: '`All checks passed!`',
}
