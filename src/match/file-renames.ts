/**
 * Files that went to another name without git's knowing, told by where most of their known errors went. What is left
 * of such a file can then be compared with what is left of the other.
 */
import { distinctValues } from '#model/diagnostic-columns.ts'
import type { Pool } from './pairing.ts'
import type { Side } from './side.ts'

/** Base path to head path: gone on the head side, new there, and each is where most of the other's pairs are. */
export function fileRenames({ base, head }: Pool): ReadonlyMap<number, number> {
  const [here, there] = [distinctValues(base.key('path')), distinctValues(head.key('path'))]
  if (![...here].some((path) => !there.has(path))) {
    return new Map()
  }
  const targets = mostPairedFiles(base, head)
  const sources = mostPairedFiles(head, base)
  const renames = new Map<number, number>()
  for (const [from, to] of targets) {
    if (from !== to && sources.get(to) === from && !there.has(from) && !here.has(to)) {
      renames.set(from, to)
    }
  }
  return renames
}

/** For each file, the one that holds more than half of its paired rows. */
function mostPairedFiles(side: Side, other: Side): ReadonlyMap<number, number> {
  const counts = new Map<number, Map<number, number>>()
  const [paths, otherPaths] = [side.key('path'), other.key('path')]
  side.partner.forEach((partner, row) => {
    if (partner !== -1) {
      const path = paths[row] ?? -1
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
