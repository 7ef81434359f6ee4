/** Looks up what is known of a rule, in one checker or in all. */
import { ProblemError } from '#model/problem.ts'
import { type CheckerName, checkerNames } from '#model/snapshot.ts'
import { nearRules } from '#rules/near-rules.ts'
import { knowledgeOf, type RuleKnowledge } from '#rules/rule-knowledge.ts'

/** One rule of one checker, or of several that say the same of it. */
export interface ExplainedRule {
  readonly checkers: readonly [CheckerName, ...CheckerName[]]
  readonly code: string
  readonly knowledge: RuleKnowledge
}

/** `checker` null: all. Throws a `ProblemError` with the nearest rules when nobody knows the code. */
export function explainRule(code: string, checker: CheckerName | null): readonly ExplainedRule[] {
  const asked = checker === null ? checkerNames : [checker]
  const explained: ExplainedRule[] = []
  for (const name of asked) {
    const knowledge = knowledgeOf(name, code)
    const same = explained.findIndex(({ knowledge: other }) => other.cause === knowledge?.cause)
    const earlier = explained[same]
    if (earlier !== undefined) {
      explained[same] = { ...earlier, checkers: [...earlier.checkers, name] }
    } else if (knowledge !== null) {
      explained.push({ checkers: [name], code, knowledge })
    }
  }
  if (explained.length === 0) {
    throw new ProblemError({ kind: 'rule-unknown', code, checkers: asked, near: nearRules(asked, code) })
  }
  return explained
}
