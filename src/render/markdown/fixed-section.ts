/** What the change made better: fixed errors by rule, then each. */
import type { Unpaired } from '#model/comparison.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { amount, counted as countedWords } from '../amount.ts'
import { markdownCode } from '../encode/markdown.ts'
import { upgradeOf } from '../headline.ts'
import { ruleCounts } from '../story/fixed-rules.ts'
import { counted } from '../story/new-errors.ts'
import { findingsWords, moreWords, namelessWords, praise, sectionWords } from '../words/comment-words.ts'
import { entryLine, messageText } from './entry-line.ts'
import type { Section } from './section.ts'

const mostRules = 6
/** Rules are no headings here, so each line says its own. */
function fixedText(entry: Unpaired): string {
  const { code } = entry.diagnostic
  return `${code === null ? '' : `${markdownCode(code)} `}${messageText(entry, 200)}`
}

const form = { side: 'fixed', text: fixedText } as const

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
  const thanks = upgradeOf(result) === null ? `: ${praise}` : ''
  const rules = ruleCounts(entries)
  const named = rules
    .slice(0, mostRules)
    .map(({ code, count }) => `${amount(count)} × ${code === null ? namelessWords.rule : markdownCode(code)}`)
  const rest = rules.length > mostRules ? `, and ${countedWords(rules.length - mostRules, 'other rule')}` : ''
  const byRule = rules.length > 1 ? `${named.join(', ')}${rest}\n\n` : ''
  const text = (most: number): string => {
    const lines = entries.slice(0, most).map((entry) => entryLine(report, entry, form))
    const left = entries.length - lines.length
    const more = left > 0 ? [`- ${moreWords(left)}`] : []
    const list = most === 0 ? '' : [...lines, ...more].join('\n')
    return `<details><summary><b>${title}</b>${thanks}</summary>\n\n${`${byRule}${list}`.trimEnd()}\n\n</details>`
  }
  const sizes = [
    ...(detail === 'all' ? [{ most: Number.POSITIVE_INFINITY, use: 2 }] : []),
    { most: 20, use: 10 },
    { most: 5, use: 28 },
    ...(byRule === '' ? [] : [{ most: 0, use: 30 }]),
  ]
  const forms = sizes.map(({ most, use }) => ({ text: () => text(most), use }))
  return [
    {
      name: sectionWords.fixed,
      forms: [...forms, { text: () => `${title}.`, use: Number.POSITIVE_INFINITY }],
    },
  ]
}
