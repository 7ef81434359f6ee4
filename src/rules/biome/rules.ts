/** What is known of biome's rules: where each is explained. */
import { type RuleSet, unknownRuleSet } from '../rule-set.ts'

/** `lint/suspicious/noExplicitAny` has the page `no-explicit-any`; what is no lint has none. */
function documentation(code: string): string | null {
  const name = /^lint\/\w+\/(\w+)$/.exec(code)?.[1]
  const page = name?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return page === undefined ? null : `https://biomejs.dev/linter/rules/${page}`
}

/** See {@link RuleSet}. */
export const biomeRules: RuleSet = { ...unknownRuleSet, language: 'typescript', documentation }
