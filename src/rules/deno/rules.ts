/** What is known of deno's rules: they are TypeScript's. */
import type { RuleSet } from '../rule-set.ts'
import { tscRules } from '../tsc/rules.ts'

/** See {@link RuleSet}. A clean run prints the names of modules, or nothing. */
export const denoRules: RuleSet = { ...tscRules, cleanRun: null }
