/** What is known of a rule, for a terminal. */
import { categoryWords } from '#rules/category.ts'
import type { TwoLines } from '#rules/rule-entry.ts'
import type { RuleKnowledge } from '#rules/rule-knowledge.ts'
import { terminalText } from './encode/terminal.ts'
import { type TerminalStyle, wrapped } from './terminal/terminal-style.ts'

/** A rule that checkers share, word for word. */
export interface RuleOfCheckers {
  readonly checkers: readonly string[]
  readonly code: string
  readonly knowledge: RuleKnowledge
}

/** Our own sentences are wrapped, the example is not. Ends with a line break. */
export function ruleText({ checkers, code, knowledge }: RuleOfCheckers, style: TerminalStyle): string {
  const { title, category, priority, cause, fix, example, documentation } = knowledge
  const lines = [
    ...wrapped(style, `${terminalText(code)} (${checkers.join(', ')}): ${title}`),
    `${categoryWords[category].title}, priority ${priority}`,
    '',
    ...wrapped(style, `Why: ${cause}`),
    ...wrapped(style, `Fix: ${fix}`),
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
