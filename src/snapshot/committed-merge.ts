/**
 * Merges the committed baseline of two branches, as git's merge driver: exactly, or not at all. A row that both sides took away
 * may be an error that one of them fixed and the other only moved; then, and wherever numbers leave a choice, it refuses.
 */
import { readRow } from './committed-rows.ts'

/** The merged file, or why the two can't be merged safely. */
export type CommittedMerge =
  | { readonly kind: 'merged'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string }

interface Parsed {
  /** The lines above the rows. */
  readonly head: string
  readonly counts: ReadonlyMap<string, number>
}

/** `base` is the file as both sides had it once; empty when there was none. Rows come out sorted, so equal merges are equal bytes. */
export function mergeCommitted(base: string, ours: string, theirs: string): CommittedMerge {
  if (theirs === base) {
    return { kind: 'merged', text: ours }
  }
  if (ours === base) {
    return { kind: 'merged', text: theirs }
  }
  const [from, own, other] = [parsed(base), parsed(ours), parsed(theirs)]
  if (typeof from === 'string' || typeof own === 'string' || typeof other === 'string') {
    const fault = [from, own, other].find((side) => typeof side === 'string')
    return { kind: 'refused', reason: String(fault) }
  }
  if (own.head !== from.head || other.head !== from.head) {
    return { kind: 'refused', reason: 'a side was made by another checker or another version of it' }
  }
  const rows = [...new Set([...from.counts.keys(), ...own.counts.keys(), ...other.counts.keys()])]
  const added = { own: rulesAdded(from, own), other: rulesAdded(from, other) }
  const merged: string[] = []
  for (const row of rows) {
    const [b, o, t] = [from, own, other].map(({ counts }) => counts.get(row) ?? 0) as [number, number, number]
    const rule = ruleOf(row)
    const count = countOf([b, o, t], added.own.has(rule) || added.other.has(rule))
    if (count === null) {
      const [path = ''] = row.split('\t')
      return { kind: 'refused', reason: `both sides changed what it says of “${rule}” in ${path}` }
    }
    if (count > 0) {
      merged.push(`${row}\t${count}\n`)
    }
  }
  return { kind: 'merged', text: `${own.head}${merged.sort().join('')}` }
}

/** null where the numbers leave a choice. */
function countOf(
  [base, own, other]: readonly [number, number, number],
  mayHaveMoved: boolean,
): number | null {
  if (own === base) {
    return other
  }
  if (other === base) {
    return own
  }
  if (own > base || other > base || mayHaveMoved) {
    return null
  }
  const [least, most] = [Math.max(0, own + other - base), Math.min(own, other)]
  return least === most ? least : null
}

/** Rules of which a side has a row that it did not have, or more often: what it took away may stand there now. */
function rulesAdded(from: Parsed, side: Parsed): ReadonlySet<string> {
  const more = [...side.counts].filter(([row, count]) => count > (from.counts.get(row) ?? 0))
  return new Set(more.map(([row]) => ruleOf(row)))
}

function ruleOf(row: string): string {
  return row.split('\t')[2] ?? ''
}

/** Or what is wrong with it. */
function parsed(text: string): Parsed | string {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => !line.startsWith('#'))
  const counts = new Map<string, number>()
  for (const [index, line] of lines.slice(start).entries()) {
    if (line !== '' && !line.startsWith('#')) {
      const row = readRow(line)
      if (typeof row === 'string') {
        return `line ${start + index + 1}: ${row}`
      }
      if (counts.has(row.fields)) {
        return `line ${start + index + 1} stands there twice`
      }
      counts.set(row.fields, row.count)
    }
  }
  return {
    head: lines
      .slice(0, start)
      .map((line) => `${line}\n`)
      .join(''),
    counts,
  }
}
