/** What is known of the rules of `astro check`: TypeScript's codes, which are tsc's, and Astro's own. */
import type { RuleSet } from '../rule-set.ts'
import { tscRules } from '../tsc/rules.ts'

/** See {@link RuleSet}. */
export const astroRules: RuleSet = { ...tscRules, cleanRun: '`0 errors`' }
