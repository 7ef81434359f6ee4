/** All that is known of basedpyright's rules: pyright's, with some of its own. */
import { basedpyrightDocumentation } from '../pyright/documentation.ts'
import { pyrightRules } from '../pyright/rules.ts'
import type { RuleSet } from '../rule-set.ts'
import { basedpyrightKnowledge } from './knowledge.ts'

/** See {@link RuleSet}. */
export const basedpyrightRules: RuleSet = {
  ...pyrightRules,
  knowledge: basedpyrightKnowledge,
  documentation: basedpyrightDocumentation,
  cleanRun: '`0 errors, 0 warnings, 0 notes`',
}
