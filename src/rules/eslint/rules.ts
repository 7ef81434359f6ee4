/** What is known of eslint's rules: where each is explained, as far as they are eslint's own or typescript-eslint's. */
import { type RuleSet, unknownRuleSet } from '../rule-set.ts'

/** Rules of other plugins have no page that their name tells. */
function documentation(code: string): string | null {
  const [, plugin, name = code] = /^(@[^/]+|[^/]+)\/(.+)$/.exec(code) ?? []
  switch (plugin) {
    case undefined:
      return `https://eslint.org/docs/latest/rules/${name}`
    case '@typescript-eslint':
      return `https://typescript-eslint.io/rules/${name}`
    default:
      return null
  }
}

/** See {@link RuleSet}. */
export const eslintRules: RuleSet = { ...unknownRuleSet, language: 'typescript', documentation }
