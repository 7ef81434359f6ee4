/** All that is known of pyright's rules. */

import { type RuleSet, unknownRuleSet } from '../rule-set.ts'
import { pyrightCategories } from './categories.ts'
import { pyrightCauses } from './causes.ts'
import { pyrightDocumentation } from './documentation.ts'
import { pyrightFixer } from './fixes.ts'
import { pyrightKnowledge } from './knowledge.ts'
import { pyrightOrigins } from './origins.ts'
import { pyrightRoots } from './roots.ts'

/** See {@link RuleSet}. */
export const pyrightRules: RuleSet = {
  ...unknownRuleSet,
  fixer: pyrightFixer,
  finds: 'types',
  categories: pyrightCategories,
  causes: pyrightCauses,
  roots: pyrightRoots,
  knowledge: pyrightKnowledge,
  origins: pyrightOrigins,
  documentation: pyrightDocumentation,
  cleanRun: '`0 errors, 0 warnings, 0 informations`',
}
