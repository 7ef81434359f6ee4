/**
 * Files that came from another one without git's knowing, told by where most of their known errors were: renamed, split off or
 * put together. What is left of such a file can then be compared with what is left of the other.
 */
import { distinctValues } from '#model/diagnostic-columns.ts'
import type { Pool } from './pairing.ts'
import type { Side } from './side.ts'

/** For files that one side alone has, the file of the other side that they belong to. */
export interface FileRenames {
  /** Base path to head path: gone on the head side. */
  readonly base: ReadonlyMap<number, number>
  /** Head path to base path: new there. */
  readonly head: ReadonlyMap<number, number>
}

/** A file that is gone and one that is new, each most of the other, is a renamed file: one name for both is enough. */
export function fileRenames({ base, head }: Pool): FileRenames {
  const [here, there] = [distinctValues(base.key('path')), distinctValues(head.key('path'))]
  const gone = belongings(base, head, there)
  const added = belongings(head, base, here)
  return { base: gone, head: new Map([...added].filter(([path, origin]) => gone.get(origin) !== path)) }
}

/** For each file that the other side lacks, the one there that has more than half of its pairs. */
function belongings(side: Side, other: Side, others: ReadonlySet<number>): ReadonlyMap<number, number> {
  const counts = new Map<number, Map<number, number>>()
  const [paths, otherPaths] = [side.key('path'), other.key('path')]
  side.partner.forEach((partner, row) => {
    const path = paths[row] ?? -1
    if (partner !== -1 && !others.has(path)) {
      const target = otherPaths[partner] ?? -1
      const own = counts.get(path) ?? new Map<number, number>()
      own.set(target, (own.get(target) ?? 0) + 1)
      counts.set(path, own)
    }
  })
  const most = new Map<number, number>()
  for (const [path, own] of counts) {
    const all = [...own.values()].reduce((sum, count) => sum + count, 0)
    const best = [...own].find(([, count]) => count * 2 > all)
    if (best !== undefined) {
      most.set(path, best[0])
    }
  }
  return most
}
