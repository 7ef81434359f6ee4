/** Baseline and current snapshot in, comparison and verdict out: the same for the action and the command line. */
import { ageSummary } from '#history/ages.ts'
import { planStanding } from '#history/standing.ts'
import { compareDiagnosticSets } from '#match/compare.ts'
import type { RuleTraits } from '#match/side.ts'
import type { Baseline } from '#model/baseline.ts'
import type { ChangedFile } from '#model/change.ts'
import type { Comparison } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { type DiagnosticTable, diagnosticTable } from '#model/diagnostic-table.ts'
import type { LineMap } from '#model/line-map.ts'
import type { Policy } from '#model/policy.ts'
import type { BaselineSummary, ComparedResult } from '#model/report.ts'
import { type ScopeReport, uncheckedErrors } from '#model/scope-report.ts'
import type { CheckerIdentity, Snapshot } from '#model/snapshot.ts'
import { judge } from '#policy/judge.ts'
import type { Owners, Parts } from '#policy/limits.ts'
import { ownFilesChecked } from '#policy/own-files.ts'
import { referenceOf } from '#policy/reference.ts'
import { runDrift } from '#policy/run-drift.ts'
import { isUnchecked } from '#policy/scope/leg-views.ts'
import { categorizer } from '#rules/category-memo.ts'
import { ruleSetOf } from '#rules/registry.ts'
import { canonicalRule, statementRule } from '#rules/rule-aliases.ts'
import { touchedFiles } from '../change/touched-files.ts'

/** A baseline that does not stop the run. */
export type UsableBaseline = Extract<Baseline, { readonly state: 'loaded' | 'absent' }>

/** What to compare and how to judge it. */
export interface ComparisonCase {
  readonly baseline: UsableBaseline
  readonly current: Snapshot
  readonly lineMap: LineMap | null
  readonly policy: Policy
  readonly mode: 'enforce' | 'report-only'
  /** The files of the change and which of them the checker looks at; null when they are not known. */
  readonly change: { readonly files: readonly ChangedFile[]; readonly sources: RegExp } | null
  /** What of the baseline was not looked at. */
  readonly scope: ScopeReport
  /** `2027-03-31`; left out where nothing is accepted for a time. */
  readonly today?: string
  /** Left out where no limit asks who owns a file, and without a CODEOWNERS file. */
  readonly owners?: Owners | null
}

/** What {@link policyParts} rests on. */
export type PolicyFacts = Pick<ComparisonCase, 'baseline' | 'current' | 'change' | 'scope' | 'owners'>

/** On a first run every diagnostic is kept: nothing can be new where nothing was known. */
export function compareSnapshots(given: ComparisonCase): ComparedResult {
  const { baseline, current, lineMap, scope } = given
  const base = baseline.state === 'loaded' ? baseline.snapshot : current
  const seen = { ...base, diagnostics: lookedAt(base, scope) }
  const paired = pairSnapshots(seen, current, lineMap)
  const distant = baseline.state === 'loaded' && baseline.origin.distance > 0
  const comparison = distant && given.change !== null ? markSuspects(paired, given.change.files) : paired
  const reference = baseline.state === 'loaded' ? referenceOf(baseline.snapshot) : null
  const { policy, mode, today = '' } = given
  const touched = given.change === null ? null : touchedFiles(comparison, given.change)
  const parts = policyParts(given)
  const rules = { policy, mode, today, parts, unchecked: uncheckedErrors(scope) }
  const verdict = judge({ comparison, reference, ...rules })
  const drift = baseline.state === 'loaded' ? runDrift(baseline.snapshot, current) : []
  // A part is named by arguments of its own.
  const told = scope.partial ? drift.filter(({ kind }) => kind !== 'arguments') : drift
  const history = baseline.state === 'loaded' ? baseline.snapshot.history : []
  const isWhole = scope.unchecked.length === 0
  const ages = isWhole && baseline.state === 'loaded' ? ageSummary(baseline.snapshot.ages, comparison) : null
  return {
    kind: 'compared',
    comparison,
    verdict,
    baseline: summaryOf(baseline),
    reference,
    history,
    ...(ages === null ? {} : { ages }),
    touched,
    ...(isCodeUnchanged(given) ? { codeUnchanged: true } : {}),
    changed: [],
    owners: null,
    pathOwners: null,
    target: null,
    typeCoverage: coveragePair(baseline, current),
    filesChecked: current.filesChecked,
    ownership: new Map(),
    excerpts: [],
    drift: told,
    scope,
    flaky: [],
  }
}

/** All that is in two snapshots of one checker, also of two versions of it. */
export function pairSnapshots(base: Snapshot, head: Snapshot, lineMap: LineMap | null): Comparison {
  return compareDiagnosticSets({
    base: base.diagnostics,
    head: head.diagnostics,
    lineMap,
    rules: ruleTraits(base.checker, head.checker),
    upgraded: areTwoVersions(base.checker, head.checker),
    definitions: { base: base.definitions, head: head.definitions },
  })
}

/** What limits on a part of the errors are told apart by. Files that the change deletes have no errors. */
export function policyParts({ baseline, current, change, scope, owners }: PolicyFacts): Parts {
  const base = baseline.state === 'loaded' ? baseline.snapshot.diagnostics : []
  const isSeen = seenIn(scope)
  return {
    categoryOf: categorizer(current.checker.name),
    touched: change === null ? null : new Set(change.files.map(({ path }) => path)),
    ownFiles: ownFilesChecked(current.checker.name, current.filesChecked),
    unseen: scope.unchecked.length === 0 ? [] : [...base].filter((diagnostic) => !isSeen(diagnostic)),
    owners: owners ?? null,
    standing: (target, errors) =>
      planStanding(baseline.state === 'loaded' ? baseline.snapshot.history : [], target, errors),
  }
}

/** Of an older baseline it is not known: commits between it and the base may have changed code. */
function isCodeUnchanged({ baseline, change }: ComparisonCase): boolean {
  const isExact = baseline.state === 'loaded' && baseline.origin.distance === 0
  return (
    isExact &&
    change !== null &&
    !change.files.some(
      ({ path, previous }) =>
        change.sources.test(path) || (previous !== null && change.sources.test(previous)),
    )
  )
}

/** Errors of files that were not looked at must not be taken for the old place of new ones. */
function lookedAt({ diagnostics }: Snapshot, scope: ScopeReport): DiagnosticTable {
  return scope.unchecked.length === 0 ? diagnostics : diagnosticTable([...diagnostics].filter(seenIn(scope)))
}

function seenIn({ unchecked }: ScopeReport): (diagnostic: Diagnostic) => boolean {
  const files = new Map(unchecked.map((file) => [file.path, file]))
  return (diagnostic) => {
    const file = files.get(diagnostic.path)
    return file === undefined || !isUnchecked(diagnostic, file)
  }
}

/** Between versions a rule may have been renamed, split, or named at all; within one, every code is its own rule. */
function ruleTraits(base: CheckerIdentity, head: CheckerIdentity): RuleTraits {
  const areTwo = areTwoVersions(base, head)
  return {
    nameOf: (code) => statementRule(head.name, areTwo ? canonicalRule(head.name, code) : code),
    isOncePerFile: (code) => ruleSetOf(head.name).oncePerFile.has(code),
  }
}

function areTwoVersions(base: CheckerIdentity, head: CheckerIdentity): boolean {
  return base.version !== null && head.version !== null && base.version !== head.version
}

/** New errors outside the change's own files may come from commits between baseline and base. */
function markSuspects(comparison: Comparison, files: readonly ChangedFile[]): Comparison {
  const own = new Set(files.map(({ path }) => path))
  return {
    ...comparison,
    new: comparison.new.map((entry) => ({
      ...entry,
      mayComeFromBase: !own.has(entry.diagnostic.path),
    })),
  }
}

/** The baseline's is left out when it counts something else. */
function coveragePair(baseline: UsableBaseline, { typeCoverage }: Snapshot): ComparedResult['typeCoverage'] {
  if (typeCoverage === undefined) {
    return null
  }
  const base = baseline.state === 'loaded' ? baseline.snapshot.typeCoverage : undefined
  return { head: typeCoverage, base: base?.unit === typeCoverage.unit ? base : null }
}

function summaryOf(baseline: UsableBaseline): BaselineSummary {
  return baseline.state === 'loaded'
    ? { state: 'loaded', origin: baseline.origin, checker: baseline.snapshot.checker }
    : { state: 'absent', problem: baseline.problem }
}
