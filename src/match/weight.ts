/**
 * How specific evidence is. Equal lines prove nothing where many places share them: a line weighs the letters of its own words,
 * less the more often the trees have it (`model/diagnostic.ts`), and a scope the letters of its names. docs/matching.md
 */
import { letters, ownWords } from '#model/line-words.ts'
import type { Definitions } from '#model/snapshot.ts'
import type { KeyColumn } from './key-column.ts'
import type { KeyName } from './key-name.ts'
import { innermostName } from './scope-names.ts'
import type { Side } from './side.ts'
import type { Stage } from './stages.ts'

/** Letters that tell two places alike when both their scopes came or went with the change. */
const light = 10
/** Letters that outweigh that a scope still stands: only something rare moves out of it or into it. */
const heavy = 20

/** The digests that weigh something, and the column that says how much. */
const weightColumns = { line: 'lineWeight', before: 'beforeWeight', after: 'afterWeight' } as const
type Weighed = keyof typeof weightColumns
/** Tokens are as rare as the line that they are on; names of scopes are weighed by themselves. */
const standsFor: Readonly<Partial<Record<KeyName, Weighed>>> = {
  line: 'line',
  tokens: 'line',
  before: 'before',
  after: 'after',
}

/** The rows of both sides that may be paired by these keys, and what must be equal beside them. */
export interface Weighing {
  readonly rows: Int32Array
  /** The scope that the row can't leave; -1 where it may. */
  readonly bound: Int32Array
}

/** One for a matching: what one tree has often is common in both. */
export class Weights {
  private readonly scopes: ReadonlyMap<string, number>
  private readonly known: Readonly<Record<Weighed, ReadonlyMap<number, number>>>

  constructor(sides: readonly Side[], definitions: readonly (Definitions | null)[]) {
    this.scopes = scopeCounts(definitions)
    this.known = {
      line: lowest(sides, 'line'),
      before: lowest(sides, 'before'),
      after: lowest(sides, 'after'),
    }
  }

  /** Of these rows those that weigh enough. */
  weigh(side: Side, rows: Int32Array, { keys, weighed }: Stage): Weighing {
    const least = weighed === 'at all' ? 1 : light
    const home = side.key('home')
    const sums = this.sums(side, rows, keys)
    const bound = new Int32Array(home.length).fill(-1)
    const enough = rows.filter((_, index) => (sums[index] ?? 0) >= least)
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      bound[row] = (sums[index] ?? 0) >= heavy ? -1 : (home[row] ?? -1)
    }
    return { rows: enough, bound }
  }

  private sums(side: Side, rows: Int32Array, keys: readonly KeyName[]): Int32Array {
    const sums = new Int32Array(rows.length)
    for (const key of keys) {
      const weighedAs = standsFor[key]
      const column: KeyColumn | null = weighedAs === undefined ? null : side.key(weighedAs)
      const weightOf = weighedAs === undefined ? null : this.known[weighedAs]
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index] ?? 0
        const own =
          weightOf === null ? this.nameWeight(side, key, row) : (weightOf.get(column?.[row] ?? -1) ?? 0)
        sums[index] = (sums[index] ?? 0) + own
      }
    }
    return sums
  }

  private nameWeight(side: Side, key: KeyName, row: number): number {
    if (key !== 'named' && key !== 'scope' && key !== 'innermost') {
      return 0
    }
    const { columns, texts } = side.table
    const scope = texts[columns.scope[row] ?? -1] ?? ''
    const own = letters(ownWords(key === 'innermost' ? innermostName(scope) : scope))
    return Math.floor(own / (this.scopes.get(scope) ?? 1) ** 2)
  }
}

/** In how many files of a tree each scope is; of two trees the one where it is in more. */
function scopeCounts(definitions: readonly (Definitions | null)[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>()
  for (const files of definitions) {
    const counts = new Map<string, number>()
    for (const names of files?.values() ?? []) {
      for (const name of names) {
        counts.set(name, (counts.get(name) ?? 0) + 1)
      }
    }
    for (const [name, count] of counts) {
      most.set(name, Math.max(count, most.get(name) ?? 0))
    }
  }
  return most
}

/** The lowest weight that either tree gives to a line. Where neither knows, a line is taken for rare. */
function lowest(sides: readonly Side[], name: Weighed): ReadonlyMap<number, number> {
  const weights = new Map<number, number>()
  for (const side of sides) {
    const digests = side.key(name)
    const own = side.table.columns[weightColumns[name]]
    for (const row of side.freeRows([name])) {
      const weight = own[row] ?? -1
      const digest = digests[row] ?? -1
      weights.set(digest, Math.min(weight === -1 ? heavy : weight, weights.get(digest) ?? heavy * 4))
    }
  }
  return weights
}
