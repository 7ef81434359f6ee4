/** What `explain` prints. */
import { explainRule } from '#app/local/explain-rule.ts'
import { ruleText } from '#render/rule-text.ts'
import type { Command } from './cli-command.ts'

/** Throws a `ProblemError` for a code that is not known. */
export function explainedRules({ code, checker }: Extract<Command, { readonly kind: 'explain' }>): string {
  const explained = explainRule(code, checker)
  return explained.map((rule) => ruleText(rule.checkers, rule.code, rule.knowledge)).join('\n')
}
