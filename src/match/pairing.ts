/**
 * Runs one stage: groups the free rows by the stage's keys and pairs each group, as many as its smaller side
 * has. Groups that leave no choice come first; the others are paired in order with the smallest displacement, after
 * the drift of the nearest certain pairs is taken off.
 */
import { align } from './align.ts'
import { Anchors } from './drift.ts'
import { type Group, Grouping, type KeyedRows } from './grouping.ts'
import { rowsWithout } from './key-column.ts'
import type { KeyName } from './key-name.ts'
import type { Side } from './side.ts'
import { pairAlike, shareOf } from './similarity.ts'
import type { Stage } from './stages.ts'
import type { Weights } from './weight.ts'

/** Both sides of one matching. */
export interface Pool {
  readonly base: Side
  readonly head: Side
  /** Of the rows that were free when it is first asked. */
  readonly weights: () => Weights
}

/** What is left out on either side. */
interface Without {
  readonly base: KeyName | null
  readonly head: KeyName | null
}

const nothing: Without = { base: null, head: null }
/** A function that is like none of the other side's gives only to what stands there, and takes only from it. */
const movings: readonly Without[] = [
  { base: 'alien', head: 'alien' },
  { base: null, head: 'adrift' },
  { base: 'adrift', head: null },
]

/** Notes every pair of the stage on both sides and calls `found` for it. */
export function runStage(pool: Pool, stage: Stage, found: (base: number, head: number) => void): void {
  for (const without of stage.weighed === undefined ? [nothing] : movings) {
    runPass(pool, { stage, without }, found)
  }
}

interface Pass {
  readonly stage: Stage
  readonly without: Without
}

function runPass(pool: Pool, pass: Pass, found: (base: number, head: number) => void): void {
  const { stage } = pass
  const looked = { base: lookedAt(pool, pass, 'base'), head: lookedAt(pool, pass, 'head') }
  // Most stages have nothing to look at on one side: no key is made for them.
  if (looked.base.length === 0 || looked.head.length === 0) {
    return
  }
  const taking = {
    base: taken(pool, stage, 'base', looked.base),
    head: taken(pool, stage, 'head', looked.head),
  }
  const pair = (base: number, head: number): void => {
    pool.base.pair(base, head)
    pool.head.pair(head, base)
    found(base, head)
  }
  const ambiguous: Group[] = []
  const grouping = new Grouping(taking.base, taking.head)
  for (let group = 0; group < grouping.count; group++) {
    const [rows, others] = [grouping.baseSize(group), grouping.headSize(group)]
    if (others === 0 || (stage.elsewhere === true && staysInFile(pool, grouping, group))) {
      continue
    }
    if (rows !== others || stage.alike !== undefined) {
      ambiguous.push(grouping.group(group))
    } else if (stage.lone !== true || rows === 1) {
      pairInOrder(grouping, group, pair)
    }
  }
  if (stage.lone !== true) {
    pairAmbiguous(pool, stage, ambiguous, pair)
  }
}

/** Groups that leave a choice, after those that leave none. */
function pairAmbiguous(
  pool: Pool,
  stage: Stage,
  groups: readonly Group[],
  pair: (base: number, head: number) => void,
): void {
  if (groups.length === 0) {
    return
  }
  const displacement = new Displacement(pool, stage)
  // All before the first is paired: what is not certain must not count as such for the next.
  const planned = groups.map((group) => ({ group, cost: displacement.within(group) }))
  for (const { group, cost } of planned) {
    if (stage.alike === undefined) {
      pairNearest(group, cost, pair)
    } else {
      pairAlike(group, { share: shareOf(stage.alike, pool), cost }, pair)
    }
  }
}

/** The rows of a side that the stage looks at. */
function lookedAt(pool: Pool, { stage, without }: Pass, name: 'base' | 'head'): Int32Array {
  const side = pool[name]
  const where = name === 'head' && stage.where === 'anywhere' ? 'changed' : stage.where
  const all = side.freeRows(keysOf(stage, name), where)
  const left = without[name]
  return left === null || all.length === 0 ? all : rowsWithout(all, side.key(left))
}

/** Those of them that weigh enough, and what must be equal. */
function taken(pool: Pool, stage: Stage, name: 'base' | 'head', rows: Int32Array): KeyedRows {
  const side = pool[name]
  const keys = [...keysOf(stage, name), ...(stage.alsoEqual ?? [])].map((key) => side.key(key))
  if (stage.weighed === undefined) {
    return { rows, keys }
  }
  const weighing = pool.weights().weigh(side, rows, stage)
  return { rows: weighing.rows, keys: [...keys, weighing.bound] }
}

/** For groups that are in one file on either side. */
function staysInFile({ base, head }: Pool, grouping: Grouping, group: number): boolean {
  return base.key('path')[grouping.baseRow(group, 0)] === head.key('path')[grouping.headRow(group, 0)]
}

/** The deeper side's outer scope is the other side's scope. */
function keysOf({ keys, deeper }: Stage, side: 'base' | 'head'): readonly KeyName[] {
  return deeper === undefined ? keys : [...keys, deeper === side ? 'outer' : 'scope']
}

/** As many as the head side has. */
function pairInOrder(grouping: Grouping, group: number, found: (base: number, head: number) => void): void {
  const rows = grouping.headSize(group)
  for (let n = 0; n < rows; n++) {
    found(grouping.baseRow(group, n), grouping.headRow(group, n))
  }
}

/** Pairs as many as the smaller list has, in order, at the least cost; `cost` is asked with places in the two lists. */
export function pairNearest(
  { base, head }: Group,
  cost: (baseIndex: number, headIndex: number) => number,
  found: (base: number, head: number) => void,
): void {
  if (base.length <= head.length) {
    const partners = align({ shorter: base.length, longer: head.length }, cost)
    for (let index = 0; index < partners.length; index++) {
      found(base[index] ?? 0, head[partners[index] ?? 0] ?? 0)
    }
  } else {
    const partners = align({ shorter: head.length, longer: base.length }, (own, other) => cost(other, own))
    for (let index = 0; index < partners.length; index++) {
      found(base[partners[index] ?? 0] ?? 0, head[index] ?? 0)
    }
  }
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
  within({ base, head }: Group): (baseIndex: number, headIndex: number) => number {
    const { anchors, unanchored } = this
    const [baseDrifts, headDrifts] = [anchors.base.driftsNear(base), anchors.head.driftsNear(head)]
    const { line: baseLines } = this.pool.base.table.columns
    const { line: headLines } = this.pool.head.table.columns
    const stepAt = (baseIndex: number, headIndex: number): number =>
      (headLines[head[headIndex] ?? 0] ?? 0) - (baseLines[base[baseIndex] ?? 0] ?? 0)
    const first = stepAt(0, 0)
    const last = stepAt(base.length - 1, head.length - 1)
    return (baseIndex, headIndex) => {
      const step = stepAt(baseIndex, headIndex)
      const fallback =
        unanchored === 'line' ? Math.abs(step) : Math.min(Math.abs(step - first), Math.abs(step - last))
      return distance(step, baseDrifts[baseIndex], fallback) + distance(step, headDrifts[headIndex], fallback)
    }
  }
}

/** `fallback` where no drift is known. */
function distance(step: number, drift: number | null | undefined, fallback: number): number {
  return drift === null || drift === undefined ? fallback : Math.abs(step - drift)
}
