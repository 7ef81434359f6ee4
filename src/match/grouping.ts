/**
 * Groups the rows of two sides that agree on every key, in linear time and without making key texts: rows are
 * hashed into an open table of numbers. Says nothing of which row of a group belongs to which.
 */
import type { KeyColumn } from './key-column.ts'

/** The rows of one side that take part, ascending, and their keys. */
export interface KeyedRows {
  readonly rows: Int32Array
  readonly keys: readonly KeyColumn[]
}

/** Rows that agree on every key; both lists are ascending and neither is empty. */
export interface Group {
  readonly base: Int32Array
  readonly head: Int32Array
}

/** Rows by group; groups are numbered from 0 in the order of their first base row. Only these have rows of the base. */
export class Grouping {
  readonly count: number
  private readonly base: Grouped
  private readonly head: Grouped

  constructor(base: KeyedRows, head: KeyedRows) {
    const index = new RowIndex(base)
    const baseGroups = index.addAll()
    const headGroups = index.findAll(head)
    this.count = index.groups
    this.base = sortedByGroup(base.rows, baseGroups, index.groups)
    this.head = sortedByGroup(head.rows, headGroups, index.groups)
  }

  baseSize(group: number): number {
    return sizeOf(this.base, group)
  }

  /** 0 where the head side has no such rows. */
  headSize(group: number): number {
    return sizeOf(this.head, group)
  }

  /** The n-th row of the group on the base side, from 0. */
  baseRow(group: number, n: number): number {
    return rowOf(this.base, group, n)
  }

  headRow(group: number, n: number): number {
    return rowOf(this.head, group, n)
  }

  group(group: number): Group {
    return { base: rowsOf(this.base, group), head: rowsOf(this.head, group) }
  }
}

/** At least so many slots a row, so that one is always free. */
const roomPerRow = 1.3

/** Numbers the different keys of one side's rows from 0. */
class RowIndex {
  groups = 0
  private readonly own: KeyedRows
  private readonly mask: number
  /** Group in each slot; -1 where the slot is free. */
  private readonly slots: Int32Array
  /** One row of each group. */
  private readonly rowOf: Int32Array

  constructor(own: KeyedRows) {
    const { length } = own.rows
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, length * roomPerRow)))
    this.own = own
    this.mask = size - 1
    this.slots = new Int32Array(size).fill(-1)
    this.rowOf = new Int32Array(length)
  }

  /** The group of each of its rows. */
  addAll(): Int32Array {
    const { rows } = this.own
    const hashes = hashesOf(this.own)
    const groups = new Int32Array(rows.length)
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0
      const slot = this.slotOf(hashes[at] ?? 0, this.own.keys, row)
      let group = this.slots[slot] ?? -1
      if (group === -1) {
        group = this.groups
        this.groups += 1
        this.slots[slot] = group
        this.rowOf[group] = row
      }
      groups[at] = group
    }
    return groups
  }

  /** The group of each row of the other side; -1 where no row has its keys. */
  findAll(other: KeyedRows): Int32Array {
    const { rows, keys } = other
    const hashes = hashesOf(other)
    const groups = new Int32Array(rows.length)
    for (let at = 0; at < rows.length; at++) {
      groups[at] = this.slots[this.slotOf(hashes[at] ?? 0, keys, rows[at] ?? 0)] ?? -1
    }
    return groups
  }

  /** The slot that holds the row's keys, or the free one where they belong. */
  private slotOf(hash: number, keys: readonly KeyColumn[], row: number): number {
    let slot = hash & this.mask
    for (let group = this.slots[slot]; group !== undefined && group !== -1; group = this.slots[slot]) {
      if (this.equal(this.rowOf[group] ?? 0, keys, row)) {
        return slot
      }
      slot = (slot + 1) & this.mask
    }
    return slot
  }

  private equal(row: number, keys: readonly KeyColumn[], other: number): boolean {
    for (let key = 0; key < keys.length; key++) {
      if (this.own.keys[key]?.[row] !== keys[key]?.[other]) {
        return false
      }
    }
    return true
  }
}

/** Of all keys of each row. Mixes as MurmurHash3 does, one column after the other. */
function hashesOf({ rows, keys }: KeyedRows): Int32Array {
  const hashes = new Int32Array(rows.length).fill(0x9e3779b9)
  for (const column of keys) {
    if (column instanceof Int32Array) {
      mixNumbers(hashes, rows, column)
    } else {
      mixDigests(hashes, rows, column)
    }
  }
  return hashes
}

function mixNumbers(hashes: Int32Array, rows: Int32Array, column: Int32Array): void {
  for (let at = 0; at < rows.length; at++) {
    hashes[at] = mixed(hashes[at] ?? 0, column[rows[at] ?? 0] ?? 0)
  }
}

/** Digests have 48 bits: both halves count. A smaller number counts as it does in a column of such. */
function mixDigests(hashes: Int32Array, rows: Int32Array, column: Float64Array): void {
  for (let at = 0; at < rows.length; at++) {
    const value = column[rows[at] ?? 0] ?? 0
    const low = value | 0
    const hash = mixed(hashes[at] ?? 0, low)
    hashes[at] = value === low ? hash : Math.imul(hash ^ (value / 0x1_0000_0000), 0x85ebca6b)
  }
}

function mixed(hash: number, value: number): number {
  const first = Math.imul(hash ^ value, 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return second ^ (second >>> 16)
}

interface Grouped {
  /** Rows of group 0, then of group 1, … */
  readonly rows: Int32Array
  /** Where each group starts in `rows`, and where the last one ends. */
  readonly starts: Int32Array
}

function sizeOf({ starts }: Grouped, group: number): number {
  return (starts[group + 1] ?? 0) - (starts[group] ?? 0)
}

function rowOf({ rows, starts }: Grouped, group: number, n: number): number {
  return rows[(starts[group] ?? 0) + n] ?? 0
}

function rowsOf({ rows, starts }: Grouped, group: number): Int32Array {
  return rows.subarray(starts[group], starts[group + 1])
}

/** A stable counting sort; rows in no group (-1) are left out. */
function sortedByGroup(rows: Int32Array, groupOf: Int32Array, groups: number): Grouped {
  const starts = new Int32Array(groups + 1)
  for (let index = 0; index < groupOf.length; index++) {
    const group = groupOf[index] ?? -1
    if (group >= 0) {
      starts[group + 1] = (starts[group + 1] ?? 0) + 1
    }
  }
  for (let group = 0; group < groups; group++) {
    starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0)
  }
  const next = starts.slice(0, groups)
  const sorted = new Int32Array(starts[groups] ?? 0)
  for (let index = 0; index < groupOf.length; index++) {
    const group = groupOf[index] ?? -1
    if (group >= 0) {
      const at = next[group] ?? 0
      sorted[at] = rows[index] ?? 0
      next[group] = at + 1
    }
  }
  return { rows: sorted, starts }
}
