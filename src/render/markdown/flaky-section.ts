/** Errors that a second run does not have: shown, so that somebody can look into them, and never counted. */
import { flakyExplanation, flakyTitle } from '#messages/flaky-texts.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { Report } from '#model/report.ts'
import { entryList } from './comparison-sections.ts'

/** Nothing when every new error was there twice. */
export function flakySection(report: Report, flaky: readonly Diagnostic[], most: number): readonly string[] {
  if (flaky.length === 0) {
    return []
  }
  const entries = flaky.map((diagnostic) => ({ diagnostic, replaced: false, mayComeFromBase: false }))
  const list = entryList(report, { entries, side: 'new', most })
  return [
    `<details><summary><b>${flakyTitle(flaky)}</b></summary>\n\n${flakyExplanation}\n\n${list}\n\n</details>`,
  ]
}
