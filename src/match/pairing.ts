/**
 * Runs one stage: groups the free rows by the stage's keys and pairs each group, as many as its smaller side
 * has. Groups that leave no choice come first; the others are paired in order with the smallest displacement, after
 * the drift of the nearest certain pairs is taken off.
 */
import { align } from './align.ts'
import { Anchors } from './drift.ts'
import { type Group, groupsOf } from './grouping.ts'
import type { Side } from './side.ts'
import type { Stage } from './stages.ts'

/** Both sides of one matching. */
export interface Pool {
  readonly base: Side
  readonly head: Side
}

/** Notes every pair of the stage on both sides and calls `found` for it. */
export function runStage(pool: Pool, stage: Stage, found: (base: number, head: number) => void): void {
  const [baseRows, headRows] = [pool.base, pool.head].map((side) => side.freeRows(stage.keys, stage.where))
  if (!baseRows?.length || !headRows?.length) {
    return
  }
  const keys = [...stage.keys, ...(stage.alsoEqual ?? [])]
  const keyed = (side: Side, rows: Int32Array) => ({ rows, keys: keys.map((name) => side.key(name)) })
  const pair = (base: number, head: number): void => {
    pool.base.pair(base, head)
    pool.head.pair(head, base)
    found(base, head)
  }
  const ambiguous: Group[] = []
  for (const group of groupsOf(keyed(pool.base, baseRows), keyed(pool.head, headRows))) {
    if (group.base.length !== group.head.length) {
      ambiguous.push(group)
    } else if (stage.lone !== true || group.base.length === 1) {
      pairInOrder(group, pair)
    }
  }
  if (ambiguous.length > 0 && stage.lone !== true) {
    const displacement = new Displacement(pool, stage)
    for (const group of ambiguous) {
      pairNearest(group, displacement.within(group), pair)
    }
  }
}

/** Both lists have one length. */
function pairInOrder({ base, head }: Group, found: (base: number, head: number) => void): void {
  base.forEach((row, index) => {
    found(row, head[index] ?? 0)
  })
}

/** Pairs as many as the smaller list has, in order, at the least cost. */
export function pairNearest(
  group: Group,
  cost: (base: number, head: number) => number,
  found: (base: number, head: number) => void,
): void {
  const swapped = group.base.length > group.head.length
  const [shorter, longer] = swapped ? [group.head, group.base] : [group.base, group.head]
  const costOf = (row: number, index: number): number => {
    const a = shorter[row] ?? 0
    const b = longer[index] ?? 0
    return swapped ? cost(b, a) : cost(a, b)
  }
  const partners = align({ shorter: shorter.length, longer: longer.length }, costOf)
  partners.forEach((index, row) => {
    const a = shorter[row] ?? 0
    const b = longer[index] ?? 0
    if (swapped) {
      found(b, a)
    } else {
      found(a, b)
    }
  })
}

/** How far a pair would be from where its neighbourhood went. */
class Displacement {
  private readonly pool: Pool
  private readonly anchors: { readonly base: Anchors; readonly head: Anchors }
  private readonly unanchored: Stage['unanchored']

  constructor(pool: Pool, stage: Stage) {
    const { base, head } = pool
    this.pool = pool
    this.anchors = { base: new Anchors(base, head, 1), head: new Anchors(head, base, -1) }
    this.unanchored = stage.unanchored
  }

  /** Where nothing near by is certain, the group's own ends say how far it moved. */
  within({ base, head }: Group): (baseRow: number, headRow: number) => number {
    const ends = [
      this.step(base[0] ?? 0, head[0] ?? 0),
      this.step(base.at(-1) ?? 0, head.at(-1) ?? 0),
    ] as const
    return (baseRow, headRow) => {
      const step = this.step(baseRow, headRow)
      const fallback =
        this.unanchored === 'line'
          ? Math.abs(step)
          : Math.min(Math.abs(step - ends[0]), Math.abs(step - ends[1]))
      const from = (drift: number | null): number => (drift === null ? fallback : Math.abs(step - drift))
      return from(this.anchors.base.driftNear(baseRow)) + from(this.anchors.head.driftNear(headRow))
    }
  }

  private step(baseRow: number, headRow: number): number {
    const { base, head } = this.pool
    return (head.table.columns.line[headRow] ?? 0) - (base.table.columns.line[baseRow] ?? 0)
  }
}
