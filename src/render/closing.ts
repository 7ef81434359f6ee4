/** The end of a run's log and its annotation: what was counted, and how it went, in the words of every other output. */
import { totalsOf } from '#model/comparison.ts'
import type { Report } from '#model/report.ts'
import type { RuleResult } from '#model/verdict.ts'
import { amount, counted } from './amount.ts'
import { brokenRules, headline } from './headline.ts'
import { togetherSentences } from './words/arrival-words.ts'

/** The last line is the headline. */
export function closingLines(report: Report): readonly string[] {
  return [...totalsLine(report), ...togetherLines(report), headline(report).words]
}

/** Why a run failed: the headline, then each broken rule. Empty when no rule is broken. */
export function brokenLines(words: string, rules: readonly RuleResult[]): readonly string[] {
  const broken = brokenRules(rules)
  return broken.length === 0 ? [] : [words, ...broken]
}

function togetherLines({ result }: Report): readonly string[] {
  const arrivals = result.kind === 'compared' ? result.arrivals : undefined
  return arrivals === undefined ? [] : togetherSentences(arrivals).map((line) => line.replaceAll('`', ''))
}

function totalsLine({ result }: Report): readonly string[] {
  if (result.kind === 'failed' || result.baseline.state === 'absent') {
    return []
  }
  const { base, head, new: added, fixed, kept } = totalsOf(result.comparison, 'error')
  const parts = `${amount(added)} new, ${amount(fixed)} fixed, ${amount(kept)} kept`
  return [`${counted(head, 'error')} now, ${amount(base)} in the baseline: ${parts}`]
}
