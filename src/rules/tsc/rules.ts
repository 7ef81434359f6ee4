/** All that is known of tsc's rules. */
import { type RuleSet, unknownRuleSet } from '../rule-set.ts'
import { tscCategories } from './categories.ts'
import { tscCauses } from './causes.ts'
import { tscFixer } from './fixes.ts'
import { tscKnowledge } from './knowledge.ts'
import { tscRoots } from './roots.ts'

/** See {@link RuleSet}. */
export const tscRules: RuleSet = {
  ...unknownRuleSet,
  fixer: tscFixer,
  finds: 'types',
  categories: tscCategories,
  causes: tscCauses,
  roots: tscRoots,
  knowledge: tscKnowledge,
  // One missing property, a few, and many.
  statements: { TS2740: 'TS2739', TS2741: 'TS2739' },
  language: 'typescript',
  cleanRun: 'nothing at all',
}
