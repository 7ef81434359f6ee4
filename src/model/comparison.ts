/** The one-to-one pairing of a baseline's diagnostics with the current ones. */
import type { Diagnostic } from './diagnostic.ts'

/**
 * The evidence that paired two diagnostics, strongest first:
 * - `place`: git's line map says that it is the same line of the same (or renamed) file
 * - `line`: same file, same source line
 * - `scope`: same file, same enclosing scope, the line itself was edited
 * - `text`: same file and message, with no source to look at
 * - `moved`: the same source line in another file
 * - `reworded`: the same place, the message says it in other words
 */
export const tiers = ['place', 'line', 'scope', 'text', 'moved', 'reworded'] as const
/** One of {@link tiers}. */
export type Tier = (typeof tiers)[number]

/** The same error before and after. */
export interface KeptPair {
  readonly base: Diagnostic
  readonly head: Diagnostic
  readonly tier: Tier
}

/** A diagnostic that only one side has. */
export interface Unpaired {
  readonly diagnostic: Diagnostic
  /** Stands beside one of the other side in the same place: neither hidden nor a bare failure. */
  readonly replaced: boolean
  /** The baseline is older than the base commit and the change does not touch this file. */
  readonly mayComeFromBase: boolean
}

/** `|new| + |kept| = |head|` and `|fixed| + |kept| = |base|`, warnings and informations included. */
export interface Comparison {
  readonly kept: readonly KeptPair[]
  readonly new: readonly Unpaired[]
  readonly fixed: readonly Unpaired[]
}

/** Counts of one severity. */
export interface Totals {
  readonly base: number
  readonly head: number
  readonly delta: number
  readonly new: number
  readonly fixed: number
  readonly kept: number
}

/** Counts the pairs whose head has this severity, and the unpaired ones that have it themselves. */
export function totalsOf(comparison: Comparison, severity: 'error' | 'warning'): Totals {
  const has = (diagnostic: Diagnostic): boolean => diagnostic.severity === severity
  const added = comparison.new.filter((entry) => has(entry.diagnostic)).length
  const fixed = comparison.fixed.filter((entry) => has(entry.diagnostic)).length
  const keptHead = comparison.kept.filter((pair) => has(pair.head)).length
  const keptBase = comparison.kept.filter((pair) => has(pair.base)).length
  const base = fixed + keptBase
  const head = added + keptHead
  return { base, head, delta: head - base, new: added, fixed, kept: keptHead }
}
