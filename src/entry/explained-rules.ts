/** What `explain` prints. */
import { explainRule } from '#app/local/explain-rule.ts'
import { ruleText } from '#render/rule-text.ts'
import type { TerminalStyle } from '#render/terminal/terminal-style.ts'
import type { Command } from './cli-command.ts'

/** Throws a `ProblemError` for a code that is not known. */
export function explainedRules(
  { code, checker }: Extract<Command, { readonly kind: 'explain' }>,
  style: TerminalStyle,
): string {
  return explainRule(code, checker)
    .map((rule) => ruleText(rule, style))
    .join('\n')
}
