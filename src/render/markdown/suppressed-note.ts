/** What a change hides stands beside what it fixes. */
import { totalsOf } from '#model/comparison.ts'
import type { Report } from '#model/report.ts'
import { counted } from '../amount.ts'
import { markdownCode } from '../encode/markdown.ts'

/** `Fixed 5, suppressed 4`; nothing where nothing is hidden. */
export function suppressedNote(result: Report['result']): readonly string[] {
  const hidden = result.kind === 'compared' ? (result.suppressed ?? []) : []
  if (result.kind !== 'compared' || hidden.length === 0) {
    return []
  }
  const { fixed } = totalsOf(result.comparison, 'error')
  const all = hidden.reduce((sum, { count }) => sum + count, 0)
  const listed = hidden.map(({ rule, count }) => `${count} ${markdownCode(rule)}`).join(', ')
  return [`> Fixed ${fixed}, suppressed ${all}: this change adds ${counted(all, 'suppression')} (${listed}).`]
}
