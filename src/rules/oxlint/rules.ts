/** What is known of oxlint's rules: where each is explained. */
import { type RuleSet, unknownRuleSet } from '../rule-set.ts'

/** `eslint(no-eval)` has the page `eslint/no-eval`; TypeScript's own errors have none. */
function documentation(code: string): string | null {
  const [, plugin, rule] = /^([a-z0-9-]+)\(([a-z0-9-]+)\)$/.exec(code) ?? []
  return plugin === undefined ? null : `https://oxc.rs/docs/guide/usage/linter/rules/${plugin}/${rule}.html`
}

/** See {@link RuleSet}. */
export const oxlintRules: RuleSet = { ...unknownRuleSet, language: 'typescript', documentation }
