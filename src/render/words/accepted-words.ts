/** What was accepted for a time, before the numbers: nobody should find out later that a green run has a date. */
import type { Report } from '#model/report.ts'
import type { AcceptedGrowth } from '#model/verdict.ts'
import { counted } from '../amount.ts'

/** Sentences with values in backticks, what ends first in front. */
export function acceptedSentences({ result }: Report): readonly string[] {
  const accepted = result.kind === 'compared' ? (result.verdict.accepted ?? []) : []
  return [...accepted].sort((a, b) => a.daysLeft - b.daysLeft).map(acceptedSentence)
}

function acceptedSentence({ rule, path, count, reason, owner, expires, daysLeft }: AcceptedGrowth): string {
  const of = rule === null ? '' : ` of \`${rule}\``
  const where = path === null ? '' : ` in \`${path}\``
  const by = owner === null ? '' : `, ${owner}`
  const left =
    daysLeft < 0
      ? `No longer accepted since \`${expires}\``
      : `Accepted until \`${expires}\` (${daysLeft === 0 ? 'the last day' : `${counted(daysLeft, 'day')} left`})`
  return `${left}${by}: up to ${counted(count, 'error')}${of}${where}. Reason: ${reason}`
}
