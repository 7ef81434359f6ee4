/** Reports to render: {@link reportOf} for one of your own, {@link scenarios} for the named ones. No randomness. */
import type { ChangedDeclaration, TouchedFile } from '#model/change.ts'
import type { Comparison, Unpaired } from '#model/comparison.ts'
import { totalsOf } from '#model/comparison.ts'
import type { HistoryPoint, Target } from '#model/history.ts'
import type { CommitSha } from '#model/ids.ts'
import { commitSha, storedPath } from '#model/ids.ts'
import { type KeptPair, listedPairs, type Tier } from '#model/kept-pairs.ts'
import type { Problem } from '#model/problem.ts'
import type {
  BaselineSummary,
  ComparedResult,
  FailedResult,
  HostedRepository,
  OwnerCount,
  Ownership,
  Report,
  RunFacts,
} from '#model/report.ts'
import type { Excerpt } from '#model/result-file.ts'
import type { RunDrift } from '#model/run-drift.ts'
import { type ScopeReport, wholeScope } from '#model/scope-report.ts'
import type { CheckerIdentity, Reference } from '#model/snapshot.ts'
import type { RuleResult, Verdict } from '#model/verdict.ts'
import { amount, errors, growthWords } from '#policy/rule-words.ts'
import { type DiagnosticFields, diagnosticOf } from './diagnostic-factory.ts'
import { hostilePieces, type ListedComparison, largeComparison } from './report-material.ts'

/** The commit of every factory report. */
export const headCommit: CommitSha = sha('a1b2c3d4')
/** The commit of every factory baseline. */
export const baseCommit: CommitSha = sha('0f1e2d3c')

/** A diagnostic that only one side has. */
export function unpairedOf(
  fields: DiagnosticFields,
  marks: Partial<Omit<Unpaired, 'diagnostic'>> = {},
): Unpaired {
  return { diagnostic: diagnosticOf(fields), replaced: false, mayComeFromBase: false, ...marks }
}

/** The same diagnostic before and after; `before` says what was different then. */
export function keptOf(
  fields: DiagnosticFields,
  before: Partial<DiagnosticFields> = {},
  tier: Tier = 'place',
): KeptPair {
  return { base: diagnosticOf({ ...fields, ...before }), head: diagnosticOf(fields), tier }
}

/** What to say of a report; everything left out is that of an ordinary pull request on GitHub that passes. */
export interface ReportFields {
  readonly name?: string
  readonly checker?: CheckerIdentity | null
  readonly leg?: string | null
  readonly comparison?: Partial<ListedComparison>
  /** Ends the run: the report has no comparison. */
  readonly failed?: {
    readonly problem: Problem
    readonly outcome: 'config-error' | 'not-comparable'
    readonly enforced?: boolean
    readonly stop?: NonNullable<FailedResult['stop']>
  }
  readonly verdict?: Partial<Verdict>
  readonly baseline?: BaselineSummary
  readonly reference?: Reference | null
  readonly history?: readonly HistoryPoint[]
  readonly target?: Target | null
  readonly typeCoverage?: ComparedResult['typeCoverage']
  readonly changed?: readonly ChangedDeclaration[]
  readonly owners?: readonly OwnerCount[] | null
  readonly pathOwners?: ReadonlyMap<string, readonly string[]> | null
  readonly ownership?: Ownership
  readonly excerpts?: readonly Excerpt[]
  readonly touched?: readonly TouchedFile[] | null
  readonly drift?: readonly RunDrift[]
  readonly codeUnchanged?: true
  readonly recorded?: true
  readonly scope?: ScopeReport
  readonly flaky?: readonly DiagnosticFields[]
  readonly hosted?: HostedRepository | null
  readonly run?: RunFacts
  readonly reproduce?: string
  /** Whether `reproduce` repeats the comparison. */
  readonly repeats?: true
  readonly warnings?: readonly Problem[]
}

/** The checker of every factory report. */
export const mypy: CheckerIdentity = { name: 'mypy', version: '1.18.2', configuration: 'c0ffee' }

/** Where every factory report is hosted. */
const hostedOnGitHub: HostedRepository = {
  url: 'https://github.com/acme/shop',
  commit: headCommit,
  runUrl: 'https://github.com/acme/shop/actions/runs/7001',
  reportUrl: 'https://github.com/acme/shop/actions/runs/7001/artifacts/31',
}

/** An artifact of the very base commit. */
export const exactBaseline: Extract<BaselineSummary, { readonly state: 'loaded' }> = {
  state: 'loaded',
  origin: {
    source: 'artifact',
    commit: baseCommit,
    distance: 0,
    runUrl: 'https://github.com/acme/shop/actions/runs/6990',
  },
  checker: mypy,
}

/** Proof that there is no baseline. */
export const noBaseline: BaselineSummary = {
  state: 'absent',
  problem: { kind: 'baseline-none', artifact: 'type-ratchet-baseline-mypy', refused: [] },
}

/** A whole report; without a verdict it is judged by `max-increase: 0` over the baseline. */
export function reportOf(fields: ReportFields = {}): Report {
  return {
    name: fields.name ?? 'mypy',
    checker: fields.checker === undefined ? mypy : fields.checker,
    leg: fields.leg ?? null,
    result:
      fields.failed === undefined
        ? comparedResult(fields)
        : { kind: 'failed', enforced: true, ...fields.failed },
    hosted: fields.hosted === undefined ? hostedOnGitHub : fields.hosted,
    ...(fields.run === undefined ? {} : { run: fields.run }),
    reproduce: fields.reproduce ?? 'mypy src',
    ...(fields.repeats === undefined ? {} : { repeats: fields.repeats }),
    warnings: fields.warnings ?? [],
  }
}

/** As the policy says it of `max-increase: 0`. */
function growthSentence(head: number, base: number): string {
  const over = head > base && base > 0 ? `: ${amount(head - base)} too many` : ''
  return `${errors(head)}, ${base === 0 ? 'none' : `at most ${amount(base)}`} allowed (${growthWords(base, { kind: 'count', errors: 0 })})${over}.`
}

function comparedResult(fields: ReportFields): ComparedResult {
  const { kept = [], new: added = [], fixed = [] } = fields.comparison ?? {}
  const comparison: Comparison = { kept: listedPairs(kept), new: added, fixed }
  const baseline = fields.baseline ?? exactBaseline
  const isFirst = baseline.state === 'absent'
  const { base, head } = totalsOf(comparison, 'error')
  const limit = isFirst ? head : base
  const reason = isFirst
    ? `There is no baseline yet; growth will count from ${head} errors.`
    : growthSentence(head, base)
  const rule: RuleResult = { rule: 'max-increase', limit, value: head, passed: head <= limit, reason }
  const outcome = isFirst ? 'report-only' : rule.passed ? 'pass' : 'fail'
  return {
    kind: 'compared',
    target: fields.target ?? null,
    filesChecked: null,
    typeCoverage: fields.typeCoverage ?? null,
    comparison,
    verdict: { outcome, enforced: !isFirst, rules: [rule], ...fields.verdict },
    baseline,
    reference:
      fields.reference === undefined
        ? isFirst
          ? null
          : { errors: base, commit: baseCommit }
        : fields.reference,
    ...toldFields(fields),
    drift: fields.drift ?? driftOf(fields),
    scope: fields.scope ?? wholeScope,
    flaky: (fields.flaky ?? []).map(diagnosticOf),
  }
}

/** As far as two identities tell it. */
function driftOf({ checker = mypy, baseline = exactBaseline }: ReportFields): readonly RunDrift[] {
  const before = baseline.state === 'loaded' ? baseline.checker : checker
  const { version: from = null, configuration = null } = before ?? {}
  const to = checker?.version ?? null
  return [
    ...(from !== null && to !== null && from !== to
      ? [{ kind: 'checker', name: checker?.name ?? 'mypy', from, to } as const]
      : []),
    ...(configuration !== (checker?.configuration ?? null)
      ? [{ kind: 'configuration', files: [] } as const]
      : []),
  ]
}

/** What a run is told beside its comparison; nothing unless a test says so. */
function toldFields(
  fields: ReportFields,
): Pick<
  ComparedResult,
  | 'touched'
  | 'history'
  | 'changed'
  | 'owners'
  | 'pathOwners'
  | 'ownership'
  | 'excerpts'
  | 'recorded'
  | 'codeUnchanged'
> {
  const { touched = null, history = [], changed = [], owners = null, excerpts = [] } = fields
  const { pathOwners = null, ownership = new Map() } = fields
  return {
    touched,
    history,
    changed,
    owners,
    pathOwners,
    ownership,
    excerpts,
    ...(fields.codeUnchanged === undefined ? {} : { codeUnchanged: true }),
    ...(fields.recorded === undefined ? {} : { recorded: true }),
  }
}

function sha(beginning: string): CommitSha {
  const made = commitSha(beginning.padEnd(40, '0'))
  if (made === null) {
    throw new Error(`not hexadecimal: ${beginning}`)
  }
  return made
}

const attribute = { code: 'attr-defined', message: '"Cart" has no attribute "totl"; maybe "total"?' }
const argument = {
  code: 'arg-type',
  message: 'Argument 1 to "charge" has incompatible type "str"; expected "int"',
}

/** Every one is a function, so that a test pays only for what it uses. */
export const scenarios: Readonly<Record<ScenarioName, () => Report>> = {
  small: () =>
    reportOf({
      comparison: {
        new: [
          unpairedOf({ path: 'src/shop/cart.py', line: 42, column: 16, ...attribute }),
          unpairedOf({
            path: 'src/shop/payment.py',
            line: 7,
            column: 12,
            ...argument,
            notes: ['"charge" is defined here: src/shop/gateway.py:19'],
          }),
        ],
        fixed: [
          unpairedOf({
            path: 'src/shop/cart.py',
            line: 11,
            column: 5,
            code: 'no-untyped-def',
            message: 'Function is missing a return type annotation',
          }),
        ],
        kept: [
          keptOf({ path: 'src/shop/cart.py', line: 60, column: 9, ...argument }, { line: 58 }),
          keptOf(
            {
              path: 'src/shop/models/order item.py',
              line: 3,
              column: 1,
              code: 'import-untyped',
              message: 'Skipping analyzing "stripe": module is installed, but missing library stubs',
            },
            { path: 'src/shop/order item.py' },
            'moved',
          ),
          keptOf({
            path: 'src/shop/tax.py',
            line: 90,
            column: 2,
            severity: 'warning',
            code: null,
            message: 'unused "type: ignore" comment',
          }),
        ],
      },
    }),
  large: () =>
    reportOf({
      comparison: largeComparison({ errors: 3636, files: 258, added: 31, fixed: 73 }),
      verdict: {
        outcome: 'pass',
        enforced: true,
        rules: [
          {
            rule: 'max-increase',
            limit: 3973,
            value: 3594,
            passed: true,
            reason: '3,594 errors, at most 3,973 allowed (3,973 is 3,612 plus 10%).',
          },
          {
            rule: 'max-errors',
            limit: 4000,
            value: 3594,
            passed: true,
            reason: '3,594 errors, at most 4,000 allowed (4,000 is `max-errors`).',
          },
        ],
      },
      reference: { errors: 3612, commit: baseCommit },
      baseline: {
        ...exactBaseline,
        origin: {
          source: 'artifact',
          commit: baseCommit,
          distance: 3,
          runUrl: 'https://github.com/acme/shop/actions/runs/6990',
        },
        checker: { ...mypy, version: '1.17.1' },
      },
      drift: [
        { kind: 'checker', name: 'mypy', from: '1.17.1', to: '1.18.2' },
        { kind: 'plugin', name: 'pydantic.mypy', from: '2.5.3', to: '2.9.0' },
        { kind: 'configuration', files: ['mypy.ini'] },
        { kind: 'language', name: 'Python', from: '3.11', to: '3.12' },
        { kind: 'lockfile', files: ['uv.lock'] },
      ],
      warnings: [{ kind: 'comment-forbidden', reason: 'Resource not accessible by integration' }],
    }),
  firstRun: () => {
    const { kept } = largeComparison({ errors: 412, files: 37, added: 0, fixed: 0 })
    return reportOf({ comparison: { kept }, baseline: noBaseline })
  },
  allFixed: () =>
    reportOf({
      comparison: {
        fixed: [
          unpairedOf({ path: 'src/shop/cart.py', line: 42, column: 16, ...attribute }),
          unpairedOf({ path: 'src/shop/payment.py', line: 7, column: 12, ...argument }),
        ],
      },
    }),
  notComparable: () =>
    reportOf({
      failed: {
        outcome: 'not-comparable',
        problem: {
          kind: 'checker-crashed',
          exit: 'exit code 2',
          lastLines: [
            'src/shop/cart.py:42: error: INTERNAL ERROR -- Please try using mypy master on GitHub',
            'Traceback (most recent call last):',
            '  File "mypy/semanal.py", line 7093, in accept',
            'AssertionError: Must not defer during final iteration',
          ],
        },
      },
    }),
  configError: () =>
    reportOf({
      checker: null,
      failed: {
        outcome: 'config-error',
        problem: {
          kind: 'checker-ambiguous',
          found: [
            { checker: 'mypy', file: 'pyproject.toml' },
            { checker: 'tsc', file: 'tsconfig.json' },
          ],
          folder: '.',
        },
      },
    }),
  replaced: () =>
    reportOf({
      comparison: {
        new: [
          unpairedOf(
            {
              path: 'src/shop/cart.py',
              line: 42,
              column: 16,
              code: 'union-attr',
              message: 'Item "None" of "Cart | None" has no attribute "total"',
            },
            { replaced: true },
          ),
          unpairedOf(
            { path: 'src/shop/report.py', line: 5, column: 1, ...argument },
            { mayComeFromBase: true },
          ),
        ],
        fixed: [
          unpairedOf({ path: 'src/shop/cart.py', line: 40, column: 16, ...attribute }, { replaced: true }),
        ],
        kept: [keptOf({ path: 'src/shop/tax.py', line: 9, column: 2, ...argument })],
      },
      baseline: {
        ...exactBaseline,
        origin: { source: 'artifact', commit: baseCommit, distance: 2, runUrl: null },
      },
    }),
  narrowed: () =>
    reportOf({
      comparison: {
        new: [unpairedOf({ path: 'src/shop/cart.py', line: 42, column: 16, ...attribute })],
        kept: [keptOf({ path: 'src/shop/tax.py', line: 9, column: 2, ...argument })],
      },
      verdict: {
        outcome: 'fail',
        rules: [
          {
            rule: 'max-increase',
            limit: 16,
            value: 17,
            passed: false,
            reason:
              '17 errors (15 in files that were not looked at), at most 16 allowed (the reference of 16, no growth): 1 too many.',
          },
        ],
      },
      reference: { errors: 16, commit: baseCommit },
      scope: {
        partial: false,
        changes: [
          { kind: 'fewer-files', from: 313, to: 290 },
          { kind: 'fewer-paths', from: ['src', 'tools'], to: ['src'] },
          { kind: 'more-excluded', patterns: ['^src/legacy/', '_pb2\\.py$'] },
          { kind: 'less-included', from: [], to: ['src/**'] },
        ],
        unchecked: [
          { path: storedPath('src/legacy/orders.py'), errors: 14 },
          { path: storedPath('tools/load.py'), errors: 1 },
        ],
      },
      drift: [{ kind: 'configuration', files: ['mypy.ini'] }, { kind: 'arguments' }],
      flaky: [
        { path: 'src/shop/stock.py', line: 77, column: 5, ...argument },
        { path: 'src/shop/tax.py', line: 9, column: 2, severity: 'warning', ...attribute },
      ],
    }),
  hostile: () =>
    reportOf({
      name: 'hostile',
      leg: hostilePieces.script,
      checker: { ...mypy, version: hostilePieces.image },
      scope: {
        partial: false,
        changes: [{ kind: 'more-excluded', patterns: Object.values(hostilePieces) }],
        unchecked: Object.values(hostilePieces).map((piece) => ({ path: storedPath(piece), errors: 1 })),
      },
      flaky: [{ path: hostilePieces.image, message: hostilePieces.script, code: hostilePieces.markdown }],
      drift: [
        { kind: 'checker', name: 'mypy', from: hostilePieces.markdown, to: hostilePieces.image },
        { kind: 'configuration', files: Object.values(hostilePieces) },
        { kind: 'plugin-added', name: `${hostilePieces.lines}\n\na\nb`, version: hostilePieces.script },
      ],
      reproduce: hostilePieces.script,
      comparison: {
        new: Object.values(hostilePieces).map((piece, index) =>
          unpairedOf({
            path: `src/${piece}.py`,
            line: index + 1,
            code: piece,
            message: `${piece} in a message`,
            notes: [piece],
          }),
        ),
        fixed: [
          unpairedOf({
            path: hostilePieces.outside,
            line: 1,
            code: hostilePieces.script,
            message: hostilePieces.script,
          }),
        ],
        kept: [
          keptOf(
            { path: `src/${hostilePieces.image}`, line: 1, message: hostilePieces.script },
            { path: hostilePieces.script },
          ),
        ],
      },
      verdict: {
        rules: [{ rule: 'max-increase', limit: 0, value: 9, passed: false, reason: hostilePieces.script }],
      },
      hosted: { ...hostedOnGitHub, runUrl: 'javascript:alert(1)' },
      warnings: [{ kind: 'files-unlisted', reason: hostilePieces.script }],
    }),
}

/** The names of {@link scenarios}. */
export type ScenarioName =
  | 'small'
  | 'large'
  | 'firstRun'
  | 'allFixed'
  | 'notComparable'
  | 'configError'
  | 'replaced'
  | 'narrowed'
  | 'hostile'
