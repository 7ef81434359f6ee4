/** What is known of a rule, for a terminal. */
import { categoryWords } from '#rules/category.ts'
import type { TwoLines } from '#rules/rule-entry.ts'
import type { RuleKnowledge } from '#rules/rule-knowledge.ts'
import { terminalText } from './encode/terminal.ts'

/** Ends with a line break. */
export function ruleText(
  checkers: readonly string[],
  code: string,
  { title, category, priority, cause, fix, example, documentation }: RuleKnowledge,
): string {
  const lines = [
    `${terminalText(code)} (${checkers.join(', ')}): ${title}`,
    `${categoryWords[category].title}, priority ${priority}`,
    '',
    `Why: ${cause}`,
    `Fix: ${fix}`,
    '',
    ...sourceLines('Before', example.before),
    ...sourceLines('After', example.after),
    ...(documentation === null ? [] : ['', documentation]),
  ]
  return `${lines.join('\n')}\n`
}

function sourceLines(title: string, source: TwoLines): readonly string[] {
  return [`${title}:`, ...source.map((line) => `    ${line}`)]
}
