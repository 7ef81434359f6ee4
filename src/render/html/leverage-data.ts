/** The leverage list as the page carries it: the largest clusters, their rows as distances. */
import type { LeverageData } from '#model/report-data.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { leverageOf } from '#rules/leverage.ts'
import { visibleLine } from '../encode/visible.ts'
import { distances } from './distances.ts'
import type { Entry } from './entries.ts'
import type { Tables } from './tables.ts'

/** More than anybody works through; what comes later answers few errors each. */
const shownClusters = 200

/** Of current errors only. */
export function leverageData(
  checker: CheckerName,
  entries: readonly Entry[],
  { paths, codes }: Tables,
): readonly LeverageData[] {
  const rows: number[] = []
  const current = entries.flatMap(({ status, diagnostic }, row) => {
    if (status === 'fixed' || diagnostic.severity !== 'error') {
      return []
    }
    rows.push(row)
    return [diagnostic]
  })
  return leverageOf(checker, current)
    .slice(0, shownClusters)
    .map(({ words, code, place, members }) => ({
      title: visibleLine(words),
      code: codes.indexOf(code ?? ''),
      place: place === null ? null : [paths.indexOf(place.path), place.line],
      rows: distances(members.map((member) => rows[member] ?? 0)),
    }))
}
