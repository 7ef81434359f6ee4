/**
 * Every identity between the numbers of a result. A result that an action wrote keeps them all, whatever was compared;
 * one that breaks any was not written by it, and nothing of it is judged. Excerpts count nothing.
 */
import type { Totals } from '#model/comparison.ts'
import type { ClaimedEntry } from '#model/result-file.ts'

/** What of a result file is counted, as it was read. */
export interface CountedResult {
  /** Of errors. */
  readonly totals: Totals
  readonly warnings: Totals
  readonly suspects: number
  readonly scope: {
    readonly partial: boolean
    readonly uncheckedErrors: number
    readonly unchecked: readonly { readonly errors: number }[]
  }
  readonly new: readonly ClaimedEntry[]
  readonly fixed: readonly ClaimedEntry[]
  readonly omitted: { readonly new: number; readonly fixed: number }
  readonly baseline: { readonly state: 'loaded'; readonly distance: number } | { readonly state: 'absent' }
  readonly reference: { readonly errors: number } | null
}

/** The first identity that does not hold, in words; null when all do. */
export function contradiction(result: CountedResult): string | null {
  return firstOf([
    () => totalsFault('totals', result.totals),
    () => totalsFault('warnings', result.warnings),
    () => listFault('new', result),
    () => listFault('fixed', result),
    () => replacedFault(result),
    () => suspectFault(result),
    () => scopeFault(result),
    () => referenceFault(result),
    () => firstRunFault(result),
  ])
}

function firstOf(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const fault = check()
    if (fault !== null) {
      return fault
    }
  }
  return null
}

/** Severity is part of what is paired, so each severity adds up by itself; that delta is new minus fixed follows. docs/matching.md */
function totalsFault(field: string, { base, head, delta, new: added, fixed, kept }: Totals): string | null {
  if (delta !== head - base) {
    return `${field}: delta must be head minus base`
  }
  if (head !== added + kept) {
    return `${field}: new and kept must add up to head`
  }
  return base === fixed + kept ? null : `${field}: fixed and kept must add up to base`
}

/** Lists and counts must tell the same story, so that no list can hide what a count says, or the reverse. */
function listFault(side: 'new' | 'fixed', result: CountedResult): string | null {
  const list = result[side]
  const omitted = result.omitted[side]
  const counts = { errors: result.totals[side], warnings: result.warnings[side] }
  const errors = ofSeverity(list, 'error').length
  const warnings = list.length - errors
  const whole = list.length + omitted === counts.errors + counts.warnings
  return whole && errors <= counts.errors && warnings <= counts.warnings
    ? null
    : `${side}: ${list.length} listed and ${omitted} omitted do not add up to ${counts.errors} errors and ${counts.warnings} warnings`
}

/** A replacement stands on both sides, with one severity. */
function replacedFault({ new: added, fixed, omitted }: CountedResult): string | null {
  for (const severity of ['error', 'warning'] as const) {
    const [head, base] = [added, fixed].map(
      (list) => ofSeverity(list, severity).filter(({ replaced }) => replaced).length,
    )
    if ((head ?? 0) > (base ?? 0) + omitted.fixed || (base ?? 0) > (head ?? 0) + omitted.new) {
      return `replaced: ${head} new and ${base} fixed ${severity}s can’t stand for each other`
    }
  }
  return null
}

function suspectFault({ totals, suspects, new: added, fixed, baseline }: CountedResult): string | null {
  const errors = ofSeverity(added, 'error')
  const listed = errors.filter(({ mayComeFromBase }) => mayComeFromBase).length
  if (suspects < listed || suspects > listed + totals.new - errors.length) {
    return `suspects: ${suspects} are counted, ${listed} of ${errors.length} listed errors are marked`
  }
  if (fixed.some(({ mayComeFromBase }) => mayComeFromBase)) {
    return 'fixed: what is fixed can’t come from the base branch'
  }
  const marked = suspects > 0 || added.some(({ mayComeFromBase }) => mayComeFromBase)
  const near = baseline.state === 'absent' || baseline.distance === 0
  return marked && near ? 'suspects: there are none at the base commit itself' : null
}

function scopeFault({ scope }: CountedResult): string | null {
  const sum = scope.unchecked.reduce((all, { errors }) => all + errors, 0)
  if (scope.partial) {
    return 'scope: an action checks the whole project'
  }
  return sum === scope.uncheckedErrors
    ? null
    : `scope: ${scope.uncheckedErrors} unchecked errors are counted, and ${sum} listed`
}

/** Growth never counts from more than the baseline holds. docs/baseline.md#the-reference */
function referenceFault({ baseline, reference, totals, scope }: CountedResult): string | null {
  if ((baseline.state === 'loaded') !== (reference !== null)) {
    return 'reference: it must be there exactly when there is a baseline'
  }
  const most = totals.base + scope.uncheckedErrors
  return reference !== null && reference.errors > most
    ? `reference: ${reference.errors} is above the baseline’s ${most}`
    : null
}

/** On a first run everything is kept: nothing can be new where nothing was known. */
function firstRunFault({ baseline, totals, warnings, scope }: CountedResult): string | null {
  if (baseline.state === 'loaded') {
    return null
  }
  const compared = [totals.new, totals.fixed, warnings.new, warnings.fixed, scope.uncheckedErrors]
  return compared.every((count) => count === 0)
    ? null
    : 'baseline: without one nothing is new, fixed or unchecked'
}

function ofSeverity(
  list: readonly ClaimedEntry[],
  severity: ClaimedEntry['severity'],
): readonly ClaimedEntry[] {
  return list.filter((entry) => entry.severity === severity)
}
