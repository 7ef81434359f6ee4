/** The result for programs. Fields and meanings are part of the contract; equal input gives equal bytes. */

import { driftText } from '#messages/drift-texts.ts'
import { loosenedText } from '#messages/loosened-texts.ts'
import { scopeChangeText } from '#messages/scope-texts.ts'
import { toldProblem } from '#messages/told-problem.ts'
import type { AgedError, AgeSummary } from '#model/ages.ts'
import type { Arrivals } from '#model/arrivals.ts'
import type { Attribution } from '#model/attribution.ts'
import { totalsOf, type Unpaired } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { KeptPair } from '#model/kept-pairs.ts'
import type { PlanStanding } from '#model/plan.ts'
import type { ComparedResult, FailedResult, Report } from '#model/report.ts'
import { type ScopeReport, uncheckedErrors } from '#model/scope-report.ts'
import { dayText } from './day-text.ts'
import { jsonText } from './encode/json.ts'
import { planOf } from './plan-of.ts'

/** `explain` adds every kept pair with the evidence that paired it. */
export function renderJson(
  report: Report,
  options: { readonly explain: boolean } = { explain: false },
): string {
  return jsonText({ version: 1, ...resultJson(report, options.explain) })
}

/** What every JSON of a result says, whatever else stands beside it. */
export function resultJson(report: Report, explain: boolean): ResultJson {
  const { result } = report
  return result.kind === 'compared' ? comparedJson(report, result, explain) : failedJson(report, result)
}

/** The contract's fields; named here are those that other writers cut. */
export interface ResultJson {
  readonly new: readonly EntryJson[]
  readonly fixed: readonly EntryJson[]
  readonly [field: string]: unknown
}

/** One listed diagnostic. */
export interface EntryJson {
  readonly path: string
  readonly code: string | null
  readonly message: string
  readonly [field: string]: unknown
}

function comparedJson(report: Report, result: ComparedResult, explain: boolean): ResultJson {
  const { comparison, baseline, verdict, drift, codeUnchanged, scope, flaky, suppressed, loosened } = result
  const loaded = baseline.state === 'loaded'
  const plan = planOf(result)
  return {
    totals: totalsOf(comparison, 'error'),
    warnings: totalsOf(comparison, 'warning'),
    new: listed(comparison.new),
    fixed: listed(comparison.fixed),
    ...(explain ? { kept: [...comparison.kept].filter(({ head }) => isCounted(head)).map(pairJson) } : {}),
    baseline: {
      state: baseline.state,
      source: loaded ? baseline.origin.source : null,
      commit: loaded ? baseline.origin.commit : null,
      distance: loaded ? baseline.origin.distance : null,
      reason: loaded ? null : toldProblem(baseline.problem, report).what,
    },
    verdict,
    drift: drift.map((each) => ({ ...each, text: driftText(each, codeUnchanged !== true) })),
    scope: scopeJson(scope),
    flaky: flaky.map(diagnosticJson),
    suppressed: suppressed ?? null,
    loosened: (loosened ?? []).map((each) => ({ ...each, text: loosenedText(each) })),
    ...(plan === null ? {} : { plan: planJson(plan) }),
    ...(result.ages === undefined ? {} : { ages: agesJson(result.ages) }),
    ...(result.attribution === undefined ? {} : { attribution: attributionJson(result.attribution) }),
    ...(result.arrivals === undefined ? {} : { arrivals: arrivalsJson(result.arrivals) }),
  }
}

function agesJson({ from, oldest, returned, returnedCount, spread }: AgeSummary): object {
  return {
    from: { commit: from.commit, date: dayText(from.time) },
    spread,
    oldest: oldest.map(agedJson),
    returned: returned.map(agedJson),
    returnedCount,
  }
}

function agedJson({ diagnostic, first, orBefore, returned }: AgedError): object {
  const { commit, time } = first
  return { ...diagnosticJson(diagnostic), first: { commit, date: dayText(time), orBefore }, returned }
}

/** Days as `2027-03-31`. */
function planJson({ target, left, needed, pace, arrival, state, weeksLate }: PlanStanding): object {
  const day = (time: number | null): string | null => (time === null ? null : dayText(time))
  return {
    target: target.errors,
    date: day(target.time),
    state,
    left,
    weeksLate,
    neededPerWeek: needed === null ? null : Math.ceil(needed),
    pacePerWeek:
      pace === null
        ? null
        : { low: rounded(pace.low), likely: rounded(pace.likely), high: rounded(pace.high) },
    arrival:
      arrival === null
        ? null
        : { early: day(arrival.early), likely: day(arrival.likely), late: day(arrival.late) },
  }
}

/** Tenths; never a negative zero. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10 + 0
}

function attributionJson({ drift, ...counts }: Attribution): object {
  return { ...counts, drift: drift.map((each) => ({ ...each, text: driftText(each, false) })) }
}

/** More errors of one kind are counted, and not listed. */
const mostArrived = 50

function arrivalsJson({ kind, steps, arrivals }: Arrivals): object {
  return {
    kind,
    steps,
    arrivals: arrivals.map(({ by, steps: own, errors }) => ({
      by,
      steps: own,
      count: errors.length,
      errors: errors.slice(0, mostArrived).map(diagnosticJson),
    })),
  }
}

const noTotals = { base: null, head: null, delta: null, new: null, fixed: null, kept: null }

/** The same fields, with null where nothing is known: 0 would be a lie. */
function failedJson(report: Report, { outcome, enforced, problem }: FailedResult): ResultJson {
  const { what, why, fix } = toldProblem(problem, report)
  return {
    totals: noTotals,
    warnings: noTotals,
    new: [],
    fixed: [],
    baseline: { state: null, source: null, commit: null, distance: null, reason: null },
    verdict: { outcome, enforced, rules: [] },
    drift: [],
    scope: null,
    flaky: [],
    suppressed: null,
    loosened: [],
    problem: { code: problem.kind, what, why, fix },
  }
}

function scopeJson(scope: ScopeReport): object {
  return {
    partial: scope.partial,
    changes: scope.changes.map((change) => ({ ...change, text: scopeChangeText(change) })),
    uncheckedErrors: uncheckedErrors(scope),
    unchecked: scope.unchecked,
  }
}

/** Informations are never listed. */
function isCounted({ severity }: Diagnostic): boolean {
  return severity !== 'information'
}

function listed(entries: readonly Unpaired[]): readonly EntryJson[] {
  return entries
    .filter(({ diagnostic }) => isCounted(diagnostic))
    .map(({ diagnostic, replaced, mayComeFromBase }) => ({
      ...diagnosticJson(diagnostic),
      ...(replaced ? { replaced } : {}),
      ...(mayComeFromBase ? { mayComeFromBase } : {}),
    }))
}

function pairJson({ base, head, tier }: KeptPair): object {
  return { tier, base: diagnosticJson(base), head: diagnosticJson(head) }
}

function diagnosticJson({ path, line, column, severity, code, message, legs }: Diagnostic): EntryJson {
  // Positions are 1-based, also of a committed baseline, which keeps none.
  return {
    path,
    line,
    column: Math.max(1, column),
    severity,
    code,
    message,
    ...(legs === undefined ? {} : { legs }),
  }
}
