/** The one sentence that says how a run went; the same words in comment, summary and terminal. */
import { type Totals, totalsOf } from '#model/comparison.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import type { Outcome, RuleResult } from '#model/verdict.ts'

/** A sign that helps the eye and never carries meaning alone, and the words. */
export interface Headline {
  readonly sign: string
  readonly words: string
}

/** Says first what failed, then which way the number went. */
export function headline({ result }: Report): Headline {
  if (result.kind === 'failed') {
    return { sign: '⚠️', words: failedWords[result.outcome] }
  }
  if (result.baseline.state === 'absent') {
    return { sign: '📌', words: 'First run: no baseline yet' }
  }
  const broken = result.verdict.rules.some(({ passed }) => !passed)
  if (broken) {
    return result.verdict.enforced
      ? { sign: '❌', words: 'Too many type errors' }
      : { sign: '⚠️', words: 'Too many type errors (reported only)' }
  }
  return { sign: '✅', words: direction(totalsOf(result.comparison, 'error')) }
}

const failedWords: Record<'config-error' | 'not-comparable', string> = {
  'config-error': 'No result: the configuration is wrong',
  'not-comparable': 'No result: not comparable',
}

/** Which way the number went. */
export function direction({ delta, new: added, fixed }: Totals): string {
  if (delta < 0) {
    return 'Type errors decreased!'
  }
  if (delta > 0) {
    return 'Type errors increased, within the limit'
  }
  return added === 0 && fixed === 0 ? 'No change in type errors' : 'As many type errors as before'
}

/** The outcome of a report, as the action's output and the exit code say it. */
export function outcomeOf({ result }: Report): Outcome {
  return result.kind === 'failed' ? result.outcome : result.verdict.outcome
}

/** Why rules are broken, one sentence each. */
export function brokenRules(rules: readonly RuleResult[]): readonly string[] {
  return rules.filter(({ passed }) => !passed).map(({ rule, reason }) => `${rule}: ${reason}`)
}

/** Whether there is anything to tell a pull request that has no comment yet. */
export function hasNews(result: ComparedResult): boolean {
  const failing = result.verdict.rules.some(({ passed }) => !passed)
  const lessLookedAt = result.scope.changes.length > 0 || result.scope.unchecked.length > 0
  return failing || lessLookedAt || result.comparison.new.length > 0 || result.comparison.fixed.length > 0
}
