/**
 * Looks a second time before an error is called new. Some checkers print an error in one run and not in the next;
 * such an error is flaky: it is shown and never counted. docs/run-health.md
 */
import { compareDiagnosticSets } from '#match/compare.ts'
import { problemText } from '#messages/problem-text.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { ruleCode } from '#model/ids.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { ComparedResult } from '#model/report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { misspelledRule } from '#rules/misspelled-rule.ts'
import { type ComparisonCase, compareSnapshots } from './compare-snapshots.ts'
import { withoutKnownFlaky } from './known-flaky.ts'

/** A result, and whether it could not be confirmed. */
export interface ConfirmedResult {
  readonly result: ComparedResult
  readonly warnings: readonly Problem[]
}

/**
 * `again` runs the checker once more; null: nobody asked for it. It is called only when there are new errors. When it
 * throws a `ProblemError`, the first run stands.
 */
export async function compareConfirmed(
  given: ComparisonCase,
  again: (() => Promise<Snapshot>) | null,
): Promise<ConfirmedResult> {
  const { result, warnings } = await firstOrSecond(given, again)
  return { result, warnings: [...warnings, ...unknownRules(given, result)] }
}

/** A limit on a rule whose code is in neither run, and that is nearly spelled like another, would never be noticed. */
function unknownRules(
  { policy: { limits = [] }, current: { checker } }: ComparisonCase,
  { comparison }: ComparedResult,
): readonly Problem[] {
  const wanted = limits.filter((limit) => limit.kind === 'rule')
  if (wanted.length === 0) {
    return []
  }
  const found = new Set([...comparison.new, ...comparison.fixed].map(({ diagnostic }) => diagnostic.code))
  for (const { head } of comparison.kept) {
    found.add(head.code)
  }
  return wanted.flatMap(({ of: code, from }): readonly Problem[] => {
    const near = found.has(ruleCode(code)) ? [] : misspelledRule(checker.name, code)
    const said = from === undefined ? {} : { from }
    return near.length === 0
      ? []
      : [{ kind: 'limit-rule-unknown', code, checker: checker.name, near, ...said }]
  })
}

async function firstOrSecond(
  wanted: ComparisonCase,
  again: (() => Promise<Snapshot>) | null,
): Promise<ConfirmedResult> {
  const { given, result } = withoutKnownFlaky(wanted)
  const hasNew = result.comparison.new.some(({ diagnostic }) => diagnostic.severity === 'error')
  if (again === null || !hasNew || result.baseline.state === 'absent') {
    return { result, warnings: [] }
  }
  try {
    return { result: confirmed(given, result, await again()), warnings: [] }
  } catch (error) {
    if (error instanceof ProblemError) {
      const reason = problemText(error.problem).what
      return { result, warnings: [{ kind: 'confirm-failed', reason }] }
    }
    throw error
  }
}

/**
 * New ones that the second run does not have are taken out. Fixed ones that it has are put back: an error that is
 * worded in two ways by turns would else look new in one and fixed in the other.
 */
function confirmed(given: ComparisonCase, first: ComparedResult, second: Snapshot): ComparedResult {
  const { current } = given
  const runs = compareDiagnosticSets({
    base: current.diagnostics,
    head: second.diagnostics,
    lineMap: null,
  })
  const absent = new Tally(runs.fixed.map(({ diagnostic }) => diagnostic))
  const flaky = first.comparison.new
    .map(({ diagnostic }) => diagnostic)
    .filter((diagnostic) => absent.take(diagnostic))
  const seen = compareDiagnosticSets({
    base: diagnosticTable(first.comparison.fixed.map(({ diagnostic }) => diagnostic)),
    head: diagnosticTable(runs.new.map(({ diagnostic }) => diagnostic)),
    lineMap: null,
  }).kept
  if (flaky.length + seen.length === 0) {
    return first
  }
  const taken = new Tally(flaky)
  const diagnostics = diagnosticTable([
    ...[...current.diagnostics].filter((diagnostic) => !taken.take(diagnostic)),
    ...Array.from(seen, ({ head }) => head),
  ])
  const again = compareSnapshots({ ...given, current: { ...current, diagnostics } })
  const shown = flaky.filter(({ severity }) => severity !== 'information')
  return { ...again, flaky: [...first.flaky, ...shown] }
}

/** Equal diagnostics are told apart only by how many there are. */
class Tally {
  private readonly counts = new Map<string, number>()

  constructor(diagnostics: readonly Diagnostic[]) {
    for (const diagnostic of diagnostics) {
      const key = JSON.stringify(diagnostic)
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
    }
  }

  /** Whether there is one left; it is gone then. */
  take(diagnostic: Diagnostic): boolean {
    const key = JSON.stringify(diagnostic)
    const left = this.counts.get(key) ?? 0
    this.counts.set(key, left - 1)
    return left > 0
  }
}
