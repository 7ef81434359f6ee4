/** How old the errors are that the baseline has too, for the report's History page. */
import type { AgedError, AgeSummary } from '#model/ages.ts'
import type { AgeData, AgeRow } from '#model/report-data.ts'
import { counted } from '../amount.ts'
import { dayText } from '../day-text.ts'
import { visibleLine } from '../encode/visible.ts'

/** Null where no ages are recorded. */
export function ageData(ages: AgeSummary | undefined): AgeData | null {
  return ages === undefined
    ? null
    : {
        since: dayText(ages.from.time),
        spread: ages.spread.map(({ days, errors }, index) => {
          const before = ages.spread[index - 1]?.days ?? null
          return { words: spanWords(before, days), errors }
        }),
        oldest: ages.oldest.map(rowOf),
        returned: ages.returned.map(rowOf),
        returnedCount: ages.returnedCount,
      }
}

function spanWords(from: number | null, to: number | null): string {
  if (to === null) {
    return `more than ${from ?? 0} days`
  }
  return from === null ? `up to ${to} days` : `${from + 1} to ${to} days`
}

function rowOf({ diagnostic, first, orBefore, returned }: AgedError): AgeRow {
  const { path, line, code, message } = diagnostic
  return {
    place: visibleLine(`${path}:${line}`),
    code: visibleLine(code ?? ''),
    message: visibleLine(message.split('\n')[0] ?? ''),
    first: `${dayText(first.time)}${orBefore ? ' or before' : ''} (${first.commit.slice(0, 7)})`,
    returned: returned === 0 ? '' : `came back ${counted(returned, 'time')}`,
  }
}
