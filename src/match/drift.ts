/**
 * How far lines have moved near a place, learned from the pairs that are already certain. It is what makes
 * a tie go to the right copy, whether or not git is there.
 */
import type { Side } from './side.ts'

/** The certain pairs of one side at one moment. */
export class Anchors {
  private readonly side: Side
  private readonly other: Side
  /** 1 for the base side, -1 for the head side: a drift is always head line minus base line. */
  private readonly sign: 1 | -1
  /** Nearest row with a certain pair at or before each row, and after it; -1 where the file has none. */
  private readonly before: Int32Array
  private readonly behind: Int32Array

  constructor(side: Side, other: Side, sign: 1 | -1) {
    this.side = side
    this.other = other
    this.sign = sign
    const files = side.table.columns.path
    const anchors = anchorRows(side, other)
    const rows = anchors.length
    this.before = new Int32Array(rows)
    this.behind = new Int32Array(rows)
    let last = -1
    for (let row = 0; row < rows; row++) {
      last = anchors[row] === 1 ? row : last !== -1 && files[last] === files[row] ? last : -1
      this.before[row] = last
    }
    last = -1
    for (let row = rows - 1; row >= 0; row--) {
      last = anchors[row] === 1 ? row : last !== -1 && files[last] === files[row] ? last : -1
      this.behind[row] = last
    }
  }

  /** For each row the drift of the nearest anchor of its file; null when nothing in the file is certain yet. */
  driftsNear(rows: Int32Array): readonly (number | null)[] {
    const drifts: (number | null)[] = []
    for (let index = 0; index < rows.length; index++) {
      drifts.push(this.driftNear(rows[index] ?? 0))
    }
    return drifts
  }

  private driftNear(row: number): number | null {
    const before = this.before[row] ?? -1
    const behind = this.behind[row] ?? -1
    if (before === -1 || behind === -1) {
      const only = Math.max(before, behind)
      return only === -1 ? null : this.driftOf(only)
    }
    const line = this.lineOf(row)
    return line - this.lineOf(before) <= this.lineOf(behind) - line
      ? this.driftOf(before)
      : this.driftOf(behind)
  }

  private lineOf(row: number): number {
    return this.side.table.columns.line[row] ?? 0
  }

  private driftOf(row: number): number {
    const partner = this.side.partner[row] ?? 0
    return this.sign * ((this.other.table.columns.line[partner] ?? 0) - this.lineOf(row))
  }
}

/** 1 for each row whose partner is in the same file. */
function anchorRows(side: Side, other: Side): Uint8Array {
  const { partner } = side
  const [paths, otherPaths] = [side.key('path'), other.key('path')]
  const anchors = new Uint8Array(partner.length)
  for (let row = 0; row < anchors.length; row++) {
    const own = partner[row] ?? -1
    anchors[row] = own !== -1 && paths[row] === otherPaths[own] ? 1 : 0
  }
  return anchors
}
