/**
 * A new and a fixed diagnostic of one rule in the same place are shown as a replacement on both sides. They still count as new
 * and as fixed.
 */
import { Grouping } from './grouping.ts'
import type { KeyName } from './key-name.ts'
import { pairNearest } from './pairing.ts'
import type { Side } from './side.ts'
import { replacementKeys } from './stages.ts'

/** Rows of each side that stand for each other; as many on either side. */
export function replacedRows({ base, head }: { readonly base: Side; readonly head: Side }): {
  readonly base: ReadonlySet<number>
  readonly head: ReadonlySet<number>
} {
  const replaced = { base: new Set<number>(), head: new Set<number>() }
  for (const names of replacementKeys) {
    const rowsOf = (side: Side, taken: ReadonlySet<number>) => {
      const rows = side.freeRows(names).filter((row) => !taken.has(row))
      return { rows, keys: names.map((name: KeyName) => side.key(name)) }
    }
    const grouping = new Grouping(rowsOf(base, replaced.base), rowsOf(head, replaced.head))
    const pair = (baseRow: number, headRow: number): void => {
      replaced.base.add(baseRow)
      replaced.head.add(headRow)
    }
    for (let group = 0; group < grouping.count; group++) {
      if (grouping.headSize(group) > 0) {
        pairNearest(grouping.group(group), () => 0, pair)
      }
    }
  }
  return replaced
}
