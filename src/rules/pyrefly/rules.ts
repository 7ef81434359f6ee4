/** All that is known of pyrefly's rules. */

import { type RuleSet, unknownRuleSet } from '../rule-set.ts'
import { pyreflyCategories } from './categories.ts'
import { pyreflyFixer } from './fixes.ts'
import { pyreflyKnowledge } from './knowledge.ts'
import { pyreflyRoots } from './roots.ts'

/** See {@link RuleSet}. */
export const pyreflyRules: RuleSet = {
  ...unknownRuleSet,
  fixer: pyreflyFixer,
  finds: 'types',
  knowledge: pyreflyKnowledge,
  categories: pyreflyCategories,
  roots: pyreflyRoots,
  documentation: (code) => `https://pyrefly.org/en/docs/error-kinds/#${code}`,
  cleanRun: '`0 errors`',
}
