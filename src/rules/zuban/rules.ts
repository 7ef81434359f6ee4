/** What is known of zuban's rules: they are mypy's. */
import { mypyRules } from '../mypy/rules.ts'
import type { RuleSet } from '../rule-set.ts'

/** See {@link RuleSet}. It has no pages of its own for single rules. */
export const zubanRules: RuleSet = { ...mypyRules }
