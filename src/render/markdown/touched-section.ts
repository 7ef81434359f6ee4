/** The table of the change's own files: how many need fixing, and which. */
import type { TouchedFile } from '#model/change.ts'
import { amount } from '../amount.ts'
import { markdownCell, markdownCode } from '../encode/markdown.ts'

const mostRows = 20

/** Nothing when the change is not known or touches no file of the checker. */
export function touchedSection(touched: readonly TouchedFile[] | null): readonly string[] {
  if (touched === null || touched.length === 0) {
    return []
  }
  const dirty = touched.filter(({ errors }) => errors > 0)
  const title = `#### ${touchedWords(touched)}`
  if (dirty.length === 0) {
    return [title]
  }
  const rows = dirty
    .slice(0, mostRows)
    .map(
      ({ path, errors, newErrors }) =>
        `| ${markdownCell(markdownCode(path))} | ${amount(errors)} | ${amount(newErrors)} |`,
    )
  const left = dirty.length - rows.length
  const table = ['| changed file | errors | new |', '| :-- | --: | --: |', ...rows].join('\n')
  return [title, left > 0 ? `${table}\n\n… and ${amount(left)} more, listed in the report.` : table]
}

/** `1 of 11 changed files needs fixing`. */
function touchedWords(touched: readonly TouchedFile[]): string {
  const dirty = touched.filter(({ errors }) => errors > 0).length
  const files = `${amount(touched.length)} changed file${touched.length === 1 ? '' : 's'}`
  if (dirty === 0) {
    return `${files}: clean`
  }
  return `${amount(dirty)} of ${files} need${dirty === 1 ? 's' : ''} fixing`
}
