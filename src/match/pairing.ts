/**
 * Runs one stage: groups the free rows by the stage's keys and pairs each group, as many as its smaller side
 * has, in order, with the smallest displacement after the drift near by is taken off.
 */
import { align } from './align.ts'
import { Anchors } from './drift.ts'
import { groupsOf } from './grouping.ts'
import type { KeyName, Side } from './side.ts'
import type { Stage } from './stages.ts'

/** Both sides of one matching. */
export interface Pool {
  readonly base: Side
  readonly head: Side
}

/** Calls `found` for every pair of the stage, after it has been noted on both sides. */
export function runStage(pool: Pool, stage: Stage, found: (base: number, head: number) => void): void {
  const keys = [...stage.keys, ...(stage.alsoEqual ?? [])]
  const rows = (side: Side) => ({ rows: side.freeRows(stage.keys), keys: columns(side, keys) })
  const cost = displacement(pool, stage)
  // Costs look at pairs that were certain before this stage, so pairs are noted when all are known.
  const pairs: (readonly [number, number])[] = []
  for (const group of groupsOf(rows(pool.base), rows(pool.head))) {
    pairGroup(group, cost, (base, head) => pairs.push([base, head]))
  }
  for (const [base, head] of pairs) {
    pool.base.partner[base] = head
    pool.head.partner[head] = base
    found(base, head)
  }
}

/** Pairs as many as the smaller list has, in order, at the least cost. */
export function pairGroup(
  group: { readonly base: Int32Array; readonly head: Int32Array },
  cost: (base: number, head: number) => number,
  found: (base: number, head: number) => void,
): void {
  const swapped = group.base.length > group.head.length
  const [shorter, longer] = swapped ? [group.head, group.base] : [group.base, group.head]
  const costOf = (row: number, index: number): number => {
    const [a, b] = [shorter[row] ?? 0, longer[index] ?? 0]
    return swapped ? cost(b, a) : cost(a, b)
  }
  const partners = align({ shorter: shorter.length, longer: longer.length }, costOf)
  for (const [row, index] of partners.entries()) {
    const [a, b] = [shorter[row] ?? 0, longer[index] ?? 0]
    swapped ? found(b, a) : found(a, b)
  }
}

function columns(side: Side, names: readonly KeyName[]): ReturnType<Side['key']>[] {
  return names.map((name) => side.key(name))
}

/** Anchors cost a pass over all rows, so they are made for the first group that needs them. */
function displacement({ base, head }: Pool, { unanchored }: Stage): (base: number, head: number) => number {
  let anchors: { readonly base: Anchors; readonly head: Anchors } | null = null
  return (baseRow, headRow) => {
    anchors ??= { base: new Anchors(base, head, 1), head: new Anchors(head, base, -1) }
    const step = (head.table.columns.line[headRow] ?? 0) - (base.table.columns.line[baseRow] ?? 0)
    const fallback = unanchored === 'line' ? 0 : step
    return (
      Math.abs(step - (anchors.base.driftNear(baseRow) ?? fallback)) +
      Math.abs(step - (anchors.head.driftNear(headRow) ?? fallback))
    )
  }
}
