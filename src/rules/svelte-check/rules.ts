/** What is known of svelte-check's rules: TypeScript's codes, which are tsc's, and svelte's own. */
import type { RuleSet } from '../rule-set.ts'
import { tscRules } from '../tsc/rules.ts'

/** See {@link RuleSet}. */
export const svelteCheckRules: RuleSet = { ...tscRules, cleanRun: '`COMPLETED … 0 ERRORS`' }
