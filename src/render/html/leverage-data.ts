/** The leverage list as the page carries it: the largest clusters, their rows as distances. */
import type { Ownership } from '#model/report.ts'
import type { LeverageData } from '#model/report-data.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { leverageOf } from '#rules/leverage.ts'
import { isChangedHere } from '#rules/ownership.ts'
import { visibleLine } from '../encode/visible.ts'
import { distances } from './distances.ts'
import type { Entry } from './entries.ts'
import type { Tables } from './tables.ts'

/** More than anybody works through; what comes later answers few errors each. */
const shownClusters = 200

/** What can be fixed in this repository, and how many declarations were left out because somebody else has them. */
export interface Leverage {
  readonly here: readonly LeverageData[]
  readonly elsewhere: number
}

/** Of current errors only. */
export function leverageData(
  checker: CheckerName,
  entries: readonly Entry[],
  { tables: { paths, codes }, ownership }: { readonly tables: Tables; readonly ownership: Ownership },
): Leverage {
  const rows: number[] = []
  const current = entries.flatMap(({ status, diagnostic }, row) => {
    if (status === 'fixed' || diagnostic.severity !== 'error') {
      return []
    }
    rows.push(row)
    return [diagnostic]
  })
  const clusters = leverageOf(checker, current)
  const own = clusters.filter((cluster) => isChangedHere(cluster, ownership))
  const here = own.slice(0, shownClusters).map(
    ({ words, code, place, members }): LeverageData => ({
      title: visibleLine(words),
      code: codes.indexOf(code ?? ''),
      place: place === null ? null : [paths.indexOf(place.path), place.line ?? 0],
      rows: distances(members.map((member) => rows[member] ?? 0)),
    }),
  )
  return { here, elsewhere: clusters.length - own.length }
}
