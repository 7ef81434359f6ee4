/**
 * Lines that git knows to be unchanged and that have an error of a rule on one side alone: it was fixed there, or it is new
 * there. It went nowhere and came from nowhere.
 */
import { Grouping } from './grouping.ts'
import type { Side } from './side.ts'

/** Notes on both sides which rows are settled. */
export function noteSettledRows({ base, head }: { readonly base: Side; readonly head: Side }): void {
  if (!(base.isKnown('gitLine') || head.isKnown('gitLine'))) {
    base.know('settled', base.key('gitLine'))
    head.know('settled', head.key('gitLine'))
    return
  }
  const names = ['path', 'gitLine', 'rule', 'form'] as const
  const keyed = (side: Side) => ({ rows: side.freeRows(names), keys: names.map((name) => side.key(name)) })
  const [own, other] = [keyed(base), keyed(head)]
  base.know('settled', onlyThere(base, own, other))
  head.know('settled', onlyThere(head, other, own))
}

/** The same of what an unchanged line has more of on one side: the others of its kind have been found there. */
export function noteSurplusRows({ base, head }: { readonly base: Side; readonly head: Side }): void {
  for (const side of [base, head]) {
    const rows = side.freeRows(['gitLine'])
    if (rows.length === 0) {
      continue
    }
    const settled = side.key('settled').slice()
    for (const row of rows) {
      if (hasPairedSister(side, row, 1) || hasPairedSister(side, row, -1)) {
        settled[row] = 0
      }
    }
    side.know('settled', settled)
  }
}

/** Rows of one line stand together. */
function hasPairedSister(side: Side, row: number, step: 1 | -1): boolean {
  const { path, line, message } = side.table.columns
  const rule = side.key('rule')
  for (let other = row + step; path[other] === path[row] && line[other] === line[row]; other += step) {
    if (side.partner[other] !== -1 && rule[other] === rule[row] && message[other] === message[row]) {
      return true
    }
  }
  return false
}

type Keyed = ConstructorParameters<typeof Grouping>[0]

function onlyThere(side: Side, own: Keyed, other: Keyed): Int32Array {
  const settled = new Int32Array(side.table.length).fill(-1)
  const grouping = new Grouping(own, other)
  for (let group = 0; group < grouping.count; group++) {
    if (grouping.headSize(group) === 0) {
      for (const row of grouping.group(group).base) {
        settled[row] = 0
      }
    }
  }
  return settled
}
