/**
 * The count as referee: a new and a fixed diagnostic of one rule in the same place, when the rule's count did not
 * rise, are shown as a replacement on both sides. They still count as new and as fixed.
 */
import { Grouping } from './grouping.ts'
import type { KeyName } from './key-name.ts'
import { type Pool, pairNearest } from './pairing.ts'
import type { Side } from './side.ts'
import { replacementKeys } from './stages.ts'

/** Rows of each side that stand for each other; as many on either side. */
export function replacedRows({ base, head }: Pool): {
  readonly base: ReadonlySet<number>
  readonly head: ReadonlySet<number>
} {
  const risen = risenRules({ base, head })
  const replaced = { base: new Set<number>(), head: new Set<number>() }
  for (const names of replacementKeys) {
    const rowsOf = (side: Side, taken: ReadonlySet<number>) => {
      const rule = side.key('rule')
      const rows = side.freeRows(names).filter((row) => !taken.has(row) && !risen.has(rule[row] ?? -1))
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

/** Rules with more diagnostics than before. */
function risenRules({ base, head }: Pool): ReadonlySet<number> {
  const risen = new Set<number>()
  const before = countsOf(base)
  for (const [rule, count] of countsOf(head)) {
    if (count > (before.get(rule) ?? 0)) {
      risen.add(rule)
    }
  }
  return risen
}

/** Rows of one rule mostly stand together, so runs are counted, not rows. */
function countsOf(side: Side): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  const rules = side.key('rule')
  for (let start = 0; start < rules.length; ) {
    const rule = rules[start] ?? -1
    let end = start + 1
    while (end < rules.length && rules[end] === rule) {
      end += 1
    }
    counts.set(rule, (counts.get(rule) ?? 0) + end - start)
    start = end
  }
  return counts
}
