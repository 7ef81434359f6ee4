/** The one-to-one pairing of a baseline's diagnostics with the current ones. */
import type { Diagnostic } from './diagnostic.ts'
import type { KeptPairs } from './kept-pairs.ts'

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
  readonly kept: KeptPairs
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
  const added = counted(comparison.new, severity)
  const fixed = counted(comparison.fixed, severity)
  const base = fixed + comparison.kept.count('base', severity)
  const kept = comparison.kept.count('head', severity)
  const head = added + kept
  return { base, head, delta: head - base, new: added, fixed, kept }
}

function counted(entries: readonly Unpaired[], severity: 'error' | 'warning'): number {
  return entries.filter(({ diagnostic }) => diagnostic.severity === severity).length
}
