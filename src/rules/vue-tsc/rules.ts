/** vue-tsc has tsc's rules. */
import type { RuleSet } from '../rule-set.ts'
import { tscRules } from '../tsc/rules.ts'

/** See {@link RuleSet}. */
export const vueTscRules: RuleSet = tscRules
