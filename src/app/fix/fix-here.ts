/**
 * Looks for edits that take the new errors of a working copy away: proposes what is mechanical, has the checker look at the
 * edited files in their place, and keeps only edits after which their error is gone and nothing else came.
 */
import { compareDiagnosticSets } from '#match/compare.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { FixReport, LeftOut } from '#model/fix-report.ts'
import type { RepoPath } from '#model/ids.ts'
import { ProblemError, problemFamilies } from '#model/problem.ts'
import { countErrors, type Snapshot } from '#model/snapshot.ts'
import type { EditableTree } from '#ports/editable-tree.ts'
import { installLines } from '#rules/missing-package.ts'
import { ruleSetOf } from '#rules/registry.ts'
import { SourceText } from '#rules/source-text.ts'
import type { BaselineWish } from '../local/baseline-here.ts'
import { checkHere } from '../local/check-here.ts'
import { type LocalPorts, localRun, type RunSource, snapshotOf } from '../local/local-run.ts'
import { isGenerated } from './generated.ts'
import { offersOf } from './offered.ts'
import { projectFacts } from './project-facts.ts'
import { editedFiles, type Proposal, separate } from './proposal.ts'
import { settle, type Trial } from './settle.ts'

/** Which errors, of which run. */
export interface FixOrder extends BaselineWish {
  readonly source: RunSource
  /** Errors that the baseline knows as well; then none is needed. */
  readonly known: boolean
  /** Whether the edits are written. */
  readonly apply: boolean
  /** Files that another check has edits for. */
  readonly taken: ReadonlySet<RepoPath>
}

/** Nothing is judged. */
const noPolicy = { maxIncrease: null, maxErrors: null, maxNewErrors: null }

/** The outside world of {@link fixHere}. `editable` gets a folder with links followed. */
export interface FixPorts extends LocalPorts {
  readonly editable: (folder: string) => EditableTree
}

/** Throws a `ProblemError` when the run can't be trusted, files can't be replaced, or one was changed meanwhile. */
export async function fixHere(order: FixOrder, outside: FixPorts): Promise<FixReport> {
  const { source } = order
  const run = await localRun(source, outside)
  const offers = offersOf(run.checker, outside.process, run.base)
  const ports = { ...outside, process: offers.process }
  const { checker, base, name } = run
  const { candidates, before } = await candidatesOf(order, run, ports)
  if (candidates === null) {
    return {
      name,
      considered: null,
      fixed: [],
      also: 0,
      files: [],
      leftOut: [],
      remaining: 0,
      installs: [],
      runs: 0,
    }
  }
  const { fixer } = ruleSetOf(checker.name)
  const tree = ports.editable(base.root)
  const facts = await projectFacts([base.cwd, base.root], ports.files)
  const sources = new Map<RepoPath, SourceText | null>()
  const leftOut: { readonly diagnostic: Diagnostic; readonly reason: LeftOut }[] = []
  const proposals: Proposal[] = []
  for (const diagnostic of candidates) {
    const { path } = diagnostic
    if (!sources.has(path)) {
      sources.set(path, await editableSource(path, { tree, taken: order.taken }))
    }
    const text = sources.get(path) ?? null
    const edits = text === null ? null : (fixer(diagnostic, text, facts) ?? offers.editsFor(diagnostic, text))
    if (text === null) {
      leftOut.push({ diagnostic, reason: 'not-editable' })
    } else if (edits !== null) {
      proposals.push({ diagnostic, edits })
    }
  }
  const texts = new Map([...sources].map(([path, text]) => [path, text?.text ?? ''] as const))
  const { together, later } = separate(proposals)
  leftOut.push(...later.map(({ diagnostic }) => ({ diagnostic, reason: 'overlaps' as const })))
  let runs = 0
  /** What is gone with exactly the confirmed edits. */
  let gone: readonly Diagnostic[] = []
  const trial = (tried: readonly Proposal[]): Promise<Trial> => {
    runs += 1
    ports.log.info(`trying ${tried.length} ${tried.length === 1 ? 'edit' : 'edits'} (run ${runs})`)
    return tree.during(editedFiles(tried, texts), async () => {
      const after = await trusted(() => snapshotOf(run, { ...silent(ports), partial: false }))
      if (after === null) {
        return { kind: 'broken' }
      }
      const result = judged(tried, before, after)
      gone = result.staying.size === 0 && result.added.length === 0 ? result.gone : gone
      return result
    })
  }
  const settled = await settle(together, trial)
  leftOut.push(
    ...settled.dropped.map(({ proposal, reason }) => ({ diagnostic: proposal.diagnostic, reason })),
  )
  const files = editedFiles(settled.confirmed, texts)
  if (order.apply && files.length > 0) {
    await tree.write(files)
  }
  const fixed = settled.confirmed.map(({ diagnostic }) => diagnostic)
  const left = without(candidates, gone)
  return {
    name,
    considered: candidates.length,
    fixed,
    also: candidates.length - left.length - fixed.length,
    files,
    leftOut,
    remaining: countErrors(left),
    installs: installLines(left),
    runs: settled.runs,
  }
}

type LocalRunOf = Awaited<ReturnType<typeof localRun>>

/** Null without a baseline. `before`: the tree as it is. */
async function candidatesOf(
  { source, known, baselineFile, against, oneOfSeveral }: FixOrder,
  run: LocalRunOf,
  ports: LocalPorts,
): Promise<{ readonly candidates: readonly Diagnostic[] | null; readonly before: Snapshot }> {
  if (known) {
    const before = await snapshotOf(run, { ...ports, partial: false })
    return { candidates: [...before.diagnostics].filter(isCounted), before }
  }
  const checked = await checkHere(
    {
      source,
      policy: noPolicy,
      mode: 'report-only',
      partial: false,
      only: null,
      confirmNew: false,
      said: [],
      baselineFile,
      against,
      oneOfSeveral,
    },
    ports,
  )
  if (checked.kind !== 'checked' || checked.report.result.kind !== 'compared') {
    throw new TypeError('a check of all files has a result')
  }
  const { result } = checked.report
  const added = result.comparison.new.map(({ diagnostic }) => diagnostic).filter(isCounted)
  return { candidates: result.baseline.state === 'absent' ? null : added, before: checked.snapshot }
}

function isCounted({ severity }: Diagnostic): boolean {
  return severity !== 'information'
}

/** Null: its errors are left alone. */
async function editableSource(
  path: RepoPath,
  { tree, taken }: { readonly tree: EditableTree; readonly taken: ReadonlySet<RepoPath> },
): Promise<SourceText | null> {
  const read = path === '' || taken.has(path) ? null : await tree.read(path)
  return read === null || read.kind === 'refused' || isGenerated(read.text) ? null : new SourceText(read.text)
}

/** Null for a run without a result: the edits broke it. What the user has to put right is thrown. */
async function trusted(run: () => Promise<Snapshot>): Promise<Snapshot | null> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof ProblemError && problemFamilies[error.problem.kind] === 'not-comparable') {
      return null
    }
    throw error
  }
}

type Judged = Extract<Trial, { readonly kind: 'run' }> & { readonly gone: readonly Diagnostic[] }

/** Several errors may have the same words in one place: as many must be gone as edits stand for. */
function judged(tried: readonly Proposal[], before: Snapshot, after: Snapshot): Judged {
  const compared = compareDiagnosticSets({
    base: before.diagnostics,
    head: after.diagnostics,
    lineMap: null,
  })
  const gone = Array.from(compared.fixed, ({ diagnostic }) => diagnostic)
  const counts = countsOf(gone)
  const staying = tried.filter(({ diagnostic }) => {
    const key = keyOf(diagnostic)
    const left = counts.get(key) ?? 0
    counts.set(key, left - 1)
    return left <= 0
  })
  const added = compared.new.map(({ diagnostic }) => diagnostic).filter(isCounted)
  return { kind: 'run', staying: new Set(staying), added, gone }
}

function keyOf({ path, line, column, code, message }: Diagnostic): string {
  return JSON.stringify([path, line, column, code, message])
}

function countsOf(diagnostics: readonly Diagnostic[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Those that are alike count by their number. */
function without(all: readonly Diagnostic[], some: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = countsOf(some)
  return all.filter((diagnostic) => {
    const key = keyOf(diagnostic)
    const left = counts.get(key) ?? 0
    counts.set(key, left - 1)
    return left <= 0
  })
}

/** Nobody reads the same errors twenty times. */
function silent(ports: LocalPorts): LocalPorts {
  return { ...ports, log: { ...ports.log, group: (_title, body) => body(() => undefined) } }
}
