/** What the change made better: fixed errors by rule, then each. */
import type { Unpaired } from '#model/comparison.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { amount } from '../amount.ts'
import { markdownCode } from '../encode/markdown.ts'
import { ruleCounts } from '../story/fixed-rules.ts'
import { counted } from '../story/new-errors.ts'
import { findingsWords, sectionWords } from '../words/comment-words.ts'
import { entryLine, messageText } from './entry-line.ts'
import type { Section } from './section.ts'

const mostRules = 6
const form = { side: 'fixed', text: (entry: Unpaired) => messageText(entry, 200) } as const

/** Folded: praise is one line, the list is there for whoever wants to look. */
export function fixedSection(
  report: Report,
  result: ComparedResult,
  detail: 'all' | 'overview',
): readonly Section[] {
  const entries = counted(result.comparison.fixed)
  if (entries.length === 0) {
    return []
  }
  const errors = entries.filter(({ diagnostic }) => diagnostic.severity === 'error').length
  const title = findingsWords('fixed', errors, entries.length - errors)
  const rules = ruleCounts(entries)
  const named = rules
    .slice(0, mostRules)
    .map(
      ({ code, count }) => `${amount(count)} × ${code === null ? 'without a rule code' : markdownCode(code)}`,
    )
  const rest = rules.length > mostRules ? `, and ${amount(rules.length - mostRules)} other rules` : ''
  const byRule = rules.length > 1 ? `${named.join(', ')}${rest}\n\n` : ''
  const text = (most: number): string => {
    const lines = entries.slice(0, most).map((entry) => entryLine(report, entry, form))
    const left = entries.length - lines.length
    const more = left > 0 ? [`- … and ${amount(left)} more, listed in the report`] : []
    const list = most === 0 ? '' : [...lines, ...more].join('\n')
    return `<details><summary><b>${title}</b>: thank you!</summary>\n\n${`${byRule}${list}`.trimEnd()}\n\n</details>`
  }
  const counts = detail === 'all' ? [Number.POSITIVE_INFINITY, 50, 10, 0] : [20, 5, 0]
  return [
    {
      name: sectionWords.fixed,
      use: 30,
      forms: [
        ...counts.filter((most) => most > 0 || byRule !== '').map((most) => () => text(most)),
        () => `${title}.`,
      ],
    },
  ]
}
