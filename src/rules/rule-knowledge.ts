/** What is known of a rule: kind of mistake, cause, usual fix, example, documentation. Says nothing where nothing is known. */

import type { Category } from '#model/category.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { categoryOfRule, categoryWords, type Priority } from './category.ts'
import { ruleSetOf } from './registry.ts'
import { currentRule } from './rule-aliases.ts'
import type { RuleEntry, TwoLines } from './rule-entry.ts'

/** Our own words, with code in backticks and nothing else that Markdown reads; the examples are plain text. */
export interface RuleKnowledge {
  /** A few words, without the code. */
  readonly title: string
  /** Of the rule alone; `categoryOf` knows better when it has the message too. */
  readonly category: Category
  readonly priority: Priority
  /** One or two sentences. */
  readonly cause: string
  /** One sentence: the usual fix. */
  readonly fix: string
  /** Both sides are real: the checker says exactly this rule of `before`, and nothing of `after`. */
  readonly example: {
    readonly language: 'python' | 'typescript'
    readonly before: TwoLines
    readonly after: TwoLines
  }
  /** A page of the checker's own documentation, null where it has none for single rules. */
  readonly documentation: string | null
}

/** `code` as the checker prints it, or printed it in an earlier version. Null for a rule that is not known, and for a finding without a code. */
export function knowledgeOf(checker: CheckerName, code: string | null): RuleKnowledge | null {
  const entry =
    code === null ? null : (entryOf(checker, code) ?? entryOf(checker, currentRule(checker, code)))
  if (code === null || entry === null) {
    return null
  }
  const { language, documentation } = ruleSetOf(checker)
  const { title, cause, fix, before, after } = entry
  const category = categoryOfRule(checker, code)
  return {
    title,
    category,
    priority: categoryWords[category].priority,
    cause,
    fix,
    example: { language, before, after },
    documentation: documentation(code),
  }
}

function entryOf(checker: CheckerName, code: string): RuleEntry | null {
  const { knowledge } = ruleSetOf(checker)
  return Object.hasOwn(knowledge, code) ? (knowledge[code] ?? null) : null
}

/** The codes that {@link knowledgeOf} answers, sorted. */
export function knownRules(checker: CheckerName): readonly string[] {
  return Object.keys(ruleSetOf(checker).knowledge).sort()
}

/** A rule that nothing is known of, and how often it was printed. */
export interface UnknownRule {
  /** Null: findings without a code. */
  readonly code: string | null
  readonly count: number
}

/** What falls into “other” because the rule is not known: most frequent first, then by code. */
export function unknownRules(
  checker: CheckerName,
  findings: Iterable<{ readonly code: string | null }>,
): readonly UnknownRule[] {
  const counts = new Map<string | null, number>()
  for (const { code } of findings) {
    if (knowledgeOf(checker, code) === null) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || ((a.code ?? '') < (b.code ?? '') ? -1 : 1))
}
