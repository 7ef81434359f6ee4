/** What a change hides, in sentences: what stands in backticks is code. */
import { loosenedText, loosenedTitle } from '#messages/loosened-texts.ts'
import { totalsOf } from '#model/comparison.ts'
import type { Report } from '#model/report.ts'
import { counted } from '../amount.ts'

/** More values than this make no sentence easier to read. */
const mostLoosened = 10

/** `Fixed 5, suppressed 4`, then what is loosened; nothing where nothing is hidden. */
export function hiddenSentences({ result }: Pick<Report, 'result'>): readonly string[] {
  if (result.kind !== 'compared') {
    return []
  }
  const { suppressed = [], loosened = [] } = result
  const sentences: string[] = []
  if (suppressed.length > 0) {
    const { fixed } = totalsOf(result.comparison, 'error')
    const all = suppressed.reduce((sum, { count }) => sum + count, 0)
    const listed = suppressed.map(({ rule, count }) => `${count} \`${rule}\``).join(', ')
    sentences.push(
      `Fixed ${fixed}, suppressed ${all}: this change adds ${counted(all, 'suppression')} (${listed}).`,
    )
  }
  if (loosened.length > 0) {
    const left = loosened.length - mostLoosened
    const more = left > 0 ? `; and ${counted(left, 'more value')}` : ''
    const listed = loosened.slice(0, mostLoosened).map(loosenedText).join('; ')
    sentences.push(`${loosenedTitle}: ${listed}${more}.`)
  }
  return sentences
}
