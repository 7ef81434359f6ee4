/**
 * How far lines have moved near a place, learned from the pairs that are already certain. It is what makes
 * a tie go to the right copy, whether or not git is there.
 */
import type { KeyColumn } from './key-column.ts'
import type { Side } from './side.ts'

/** The certain pairs of one side, file by file as they are when first asked for: ask for all rows before pairing any. */
export class Anchors {
  private readonly side: Side
  private readonly other: Side
  /** 1 for the base side, -1 for the head side: a drift is always head line minus base line. */
  private readonly sign: 1 | -1
  private readonly paths: { readonly own: KeyColumn; readonly other: KeyColumn }
  /** Nearest row with a certain pair at or before each row, and after it; -1 where the file has none. */
  private readonly before: Int32Array
  private readonly behind: Int32Array
  /** Files whose rows have been looked at. */
  private readonly files = new Set<number>()

  constructor(side: Side, other: Side, sign: 1 | -1) {
    this.side = side
    this.other = other
    this.sign = sign
    this.paths = { own: side.key('path'), other: other.key('path') }
    this.before = new Int32Array(side.partner.length)
    this.behind = new Int32Array(side.partner.length)
  }

  /** For each row the drift of the nearest anchor of its file; null when nothing in the file is certain yet. */
  driftsNear(rows: Int32Array): readonly (number | null)[] {
    const { path } = this.side.table.columns
    const drifts: (number | null)[] = []
    let file = -1
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      if (path[row] !== file) {
        file = path[row] ?? -1
        this.lookAtFile(row, file)
      }
      drifts.push(this.driftNear(row))
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

  /** The rows of a file stand together. */
  private lookAtFile(row: number, file: number): void {
    const { path } = this.side.table.columns
    if (this.files.has(file)) {
      return
    }
    this.files.add(file)
    let first = row
    while (path[first - 1] === file) {
      first -= 1
    }
    let anchor = -1
    let next = first
    for (; path[next] === file; next++) {
      anchor = this.isAnchor(next) ? next : anchor
      this.before[next] = anchor
    }
    anchor = -1
    for (let last = next - 1; last >= first; last--) {
      anchor = this.isAnchor(last) ? last : anchor
      this.behind[last] = anchor
    }
  }

  /** Whether its partner is in the same file. */
  private isAnchor(row: number): boolean {
    const partner = this.side.partner[row] ?? -1
    return partner !== -1 && this.paths.own[row] === this.paths.other[partner]
  }

  private lineOf(row: number): number {
    return this.side.table.columns.line[row] ?? 0
  }

  private driftOf(row: number): number {
    const partner = this.side.partner[row] ?? 0
    return this.sign * ((this.other.table.columns.line[partner] ?? 0) - this.lineOf(row))
  }
}
