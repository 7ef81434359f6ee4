/** Errors that a second run does not have: shown, so that somebody can look into them, and never counted. */
import { flakyExplanation, flakyTitle } from '#messages/flaky-texts.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { amount } from '../amount.ts'
import { markdownCode } from '../encode/markdown.ts'
import { sectionWords } from '../words/comment-words.ts'
import { entryLine, messageText } from './entry-line.ts'
import type { Section } from './section.ts'

const mostEntries = 50
const longestMessage = 300

/** Nothing when every new error was there twice. */
export function flakySection(report: Report, { flaky }: ComparedResult): readonly Section[] {
  const text = (most: number): string => {
    const lines = flaky.slice(0, most).map((diagnostic) =>
      entryLine(
        report,
        { diagnostic, replaced: false, mayComeFromBase: false },
        {
          side: 'new',
          text: (entry) =>
            [
              ...(diagnostic.code === null ? [] : [markdownCode(diagnostic.code)]),
              messageText(entry, longestMessage),
            ].join(' '),
        },
      ),
    )
    const left = flaky.length - lines.length
    const more = left > 0 ? [`- … and ${amount(left)} more, listed in the report.`] : []
    return `<details><summary><b>${flakyTitle(flaky)}</b></summary>\n\n${flakyExplanation}\n\n${[...lines, ...more].join('\n')}\n\n</details>`
  }
  return flaky.length === 0
    ? []
    : [
        {
          name: sectionWords.flaky,
          forms: [
            { text: () => text(mostEntries), use: 20 },
            { text: () => text(5), use: 45 },
            { text: () => `${flakyTitle(flaky)}. ${flakyExplanation}`, use: Number.POSITIVE_INFINITY },
          ],
        },
      ]
}
