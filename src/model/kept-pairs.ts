/** The pairs of a comparison as columns: rows of two tables and the evidence that paired them. */
import type { Diagnostic, Severity, ToldStatement } from './diagnostic.ts'
import type { DiagnosticTable } from './diagnostic-table.ts'

/**
 * The evidence that paired two diagnostics, strongest first:
 * - `place`: git's line map says that it is the same line of the same (or renamed) file
 * - `line`: same file, same source line
 * - `tokens`: same file and the same tokens, laid out in another way
 * - `scope`: same file, the line was edited; its neighbours, named scope or changed hunk are the same
 * - `moved`: the same source line or the same tokens in another file
 * - `reworded`: the same place, the message says it of other names
 * - `text`: same file and message, with no source to look at, or of a kind that is reported once a file
 */
export const tiers = ['place', 'line', 'tokens', 'scope', 'moved', 'reworded', 'text'] as const
/** One of {@link tiers}. */
export type Tier = (typeof tiers)[number]

/** The same error before and after. */
export interface KeptPair {
  readonly base: Diagnostic
  readonly head: Diagnostic
  readonly tier: Tier
}

/** In the order of the head side. */
export interface KeptPairs extends Iterable<KeptPair> {
  readonly length: number
  /** How many pairs have this severity on this side. */
  readonly count: (side: 'base' | 'head', severity: Severity) => number
  /** Tells what the head of each says, without making the pairs. */
  readonly eachStatement: (told: ToldStatement) => void
  /** How many pairs each tier made. */
  readonly byTier: () => ReadonlyMap<Tier, number>
  /** Where they stand in the tables that were compared; left out for pairs of no tables. */
  readonly rows?: PairedRows
}

/** Rows of two tables that belong together; all arrays have one length. */
export interface PairedRows {
  readonly base: Int32Array
  readonly head: Int32Array
  /** Index of {@link tiers}. */
  readonly tier: Uint8Array
}

/** Pairs of two tables; each is made only for who asks for it. */
export function tablePairs(
  tables: { readonly base: DiagnosticTable; readonly head: DiagnosticTable },
  rows: PairedRows,
): KeptPairs {
  const tierAt = (index: number): Tier => tiers[rows.tier[index] ?? 0] ?? 'place'
  return {
    length: rows.head.length,
    rows,
    count: (side, severity) => tables[side].countIn(rows[side], severity),
    eachStatement: (told) => {
      for (let index = 0; index < rows.head.length; index++) {
        tables.head.tellStatement(rows.head[index] ?? 0, told)
      }
    },
    byTier: () => tierCounts(Array.from(rows.tier, (_, index) => tierAt(index))),
    *[Symbol.iterator]() {
      for (let index = 0; index < rows.head.length; index++) {
        const base = tables.base.at(rows.base[index] ?? 0)
        yield { base, head: tables.head.at(rows.head[index] ?? 0), tier: tierAt(index) }
      }
    },
  }
}

/** Pairs that are at hand as objects, in the order given. */
export function listedPairs(pairs: readonly KeptPair[]): KeptPairs {
  return {
    length: pairs.length,
    count: (side, severity) => counted(pairs, (pair) => pair[side].severity === severity),
    eachStatement: (told) => {
      for (const { head } of pairs) {
        told(head.path, head.code, head.message)
      }
    },
    byTier: () => tierCounts(pairs.map(({ tier }) => tier)),
    [Symbol.iterator]: () => pairs[Symbol.iterator](),
  }
}

function counted<Item>(items: Iterable<Item>, has: (item: Item) => boolean): number {
  let count = 0
  for (const item of items) {
    count += has(item) ? 1 : 0
  }
  return count
}

function tierCounts(all: readonly Tier[]): ReadonlyMap<Tier, number> {
  const counts = new Map<Tier, number>()
  for (const tier of all) {
    counts.set(tier, (counts.get(tier) ?? 0) + 1)
  }
  return counts
}
