/** What is known of the rules of golangci-lint: where each linter is explained. */
import { type RuleSet, unknownRuleSet } from '../rule-set.ts'

/** `errcheck`, or a linter and one of its checks: `staticcheck/SA4000`. */
function documentation(code: string): string | null {
  const [linter = '', check] = code.split('/')
  return linter === 'staticcheck' && check !== undefined
    ? `https://staticcheck.dev/docs/checks/#${check}`
    : `https://golangci-lint.run/docs/linters/configuration/#${linter}`
}

/** See {@link RuleSet}. */
export const golangciLintRules: RuleSet = { ...unknownRuleSet, documentation, cleanRun: '`"Issues":[]`' }
