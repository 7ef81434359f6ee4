/** What a reader must know of a check that a configuration file names, before its numbers. */
import type { FileEdit, Report } from '#model/report.ts'
import { brokenRules } from '../headline.ts'

/** Sentences with values in backticks; nothing for a check that the change's file leaves as it is. */
export function filedSentences({ filed }: Report): readonly string[] {
  if (filed === undefined) {
    return []
  }
  const { path, standing, edits, proposed } = filed
  if (standing === 'new') {
    return [
      `New check: \`${path}\` of the base commit does not have it yet, so it is reported and not enforced.`,
    ]
  }
  if (standing === 'removed') {
    return [
      `This change takes the check out of \`${path}\`. It is judged all the same, by the file of the base commit.`,
    ]
  }
  if (edits.length === 0) {
    return []
  }
  const rules = brokenRules(proposed?.rules ?? [])
  const would =
    proposed === undefined
      ? ''
      : ` With it, ${rules.length === 0 ? 'every limit would hold' : rules.join(' ')}`
  return [
    `This change edits \`${path}\`; it is judged by the file of the base commit. It would set ${edits.map(editWords).join(', ')}.${would}${/[.!]$/.test(would) || would === '' ? '' : '.'}`,
  ]
}

function editWords({ setting, from, to }: FileEdit): string {
  const value = (text: string | null): string => (text === null || text === '' ? 'nothing' : `\`${text}\``)
  return `\`${setting}\` from ${value(from)} to ${value(to)}`
}
