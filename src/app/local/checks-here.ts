/** Checks everything that the configuration file names, in a working copy. One that breaks is a result too: the others still report. */
import type { ActionConfig } from '#config/config.ts'
import { type ChecksFile, configOf, type NamedCheck, placedInCheck } from '#config/file/checks-file.ts'
import { artifactSafeName } from '#config/names.ts'
import { invalid } from '#config/values.ts'
import type { NothingToCheck } from '#messages/nothing-to-check-text.ts'
import { type JointReport, jointName } from '#model/joint-report.ts'
import { type Problem, ProblemError, problemFamilies } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { jointReadiness } from '../checks/joint-readiness.ts'
import { sideBySide, TakenTurns } from '../checks/side-by-side.ts'
import { requiredText, requireFolder } from '../files/required-file.ts'
import { illustrated } from '../illustrate/illustrate.ts'
import { type CheckOrder, checkHere } from './check-here.ts'
import type { LocalPorts, RunSource } from './local-run.ts'

/** Which checks, and where. */
export interface ChecksOrder {
  readonly file: ChecksFile
  /** Of the file, at least one. */
  readonly checks: readonly NamedCheck[]
  readonly root: string
  /** Whether `warn-locally` fails a run. */
  readonly strict: boolean
  /** Cores of this machine. */
  readonly cores: number
  /** Of a single check. */
  readonly single: Pick<CheckOrder, 'partial' | 'baselineFile'>
  /** Of every one of them. */
  readonly each: Pick<CheckOrder, 'against' | 'only' | 'said'>
}

/** What came of it; the snapshots of those that have one, in the same order. */
export interface CheckedAll {
  readonly joint: JointReport
  readonly snapshots: readonly Snapshot[]
  /** What the log's groups of checks that have no result start with; of a single check `''`. */
  readonly failed: readonly string[]
  /** Why checks were not run, by name. */
  readonly nothing: readonly (NothingToCheck & { readonly check: string })[]
}

/** In the order of the file. With `against` one after the other: the working copy can have another commit's files once at a time. */
export async function checksHere(order: ChecksOrder, ports: LocalPorts): Promise<CheckedAll> {
  const { file, checks, single, each } = order
  const turns = new TakenTurns(ports.log)
  const tried = await sideBySide(
    checks,
    each.against === null ? (file.parallel ?? order.cores) : 1,
    (check) => tryOne(check, order, checks.length > 1 ? { ...ports, log: turns.logOf(check.name) } : ports),
  )
  const reports = tried.flatMap(({ report }) => report ?? [])
  // Some checks, or a part of the files, say nothing of the whole.
  const isWhole = checks.length === file.checks.length && each.only === null && !single.partial
  const policy = isWhole ? file.readiness : null
  return {
    joint: {
      name: jointName,
      reports,
      ...(policy === null ? {} : { readiness: jointReadiness({ policy }, reports) }),
      hosted: null,
      warnings: [],
    },
    snapshots: tried.flatMap(({ snapshot }) => snapshot ?? []),
    failed: checks.flatMap(({ name }, index) =>
      tried[index]?.report?.result.kind === 'failed' ? [checks.length > 1 ? name : ''] : [],
    ),
    nothing: tried.flatMap(({ nothing }, at) =>
      nothing === null ? [] : [{ ...nothing, check: checks[at]?.name ?? '' }],
    ),
  }
}

function modeHere({ mode }: ActionConfig, { strict }: ChecksOrder): CheckOrder['mode'] {
  return mode === 'enforce' || (mode === 'warn-locally' && strict) ? 'enforce' : 'report-only'
}

interface Tried {
  readonly report: Report | null
  readonly snapshot: Snapshot | null
  readonly nothing: NothingToCheck | null
}

async function tryOne(check: NamedCheck, order: ChecksOrder, ports: LocalPorts): Promise<Tried> {
  const { file, root, single, each } = order
  const config = configOf(check)
  const filed = { path: file.path, edits: [] }
  try {
    const source = await filedSource(check, { config, root }, ports)
    const { policy, confirmNew, baseline } = config
    const mode = modeHere(config, order)
    const filedFile = single.baselineFile === null ? filedBaseline(baseline, { root, ...each }, ports) : null
    await requireFiled(baseline, filedFile, ports)
    const baselineFile = single.baselineFile ?? filedFile
    const oneOfSeveral = file.checks.length > 1
    const asked = { ...single, ...each, source, policy, mode, confirmNew, baselineFile, oneOfSeveral }
    const checked = await checkHere(asked, ports)
    if (checked.kind === 'nothing') {
      return { report: null, snapshot: null, nothing: checked }
    }
    const { report, snapshot } = checked
    const shown = await illustrated(report, {
      files: ports.files,
      root,
      target: config.target,
      advisesOnKnown: true,
    })
    return { report: { ...shown, filed }, snapshot, nothing: null }
  } catch (error) {
    if (error instanceof ProblemError) {
      const name = artifactSafeName(config.name ?? check.name, ports.digest)
      const failed = failedReport(placedInCheck(error.problem, check), {
        name,
        config,
        mode: modeHere(config, order),
      })
      return { report: { ...failed, filed, said: each.said }, snapshot: null, nothing: null }
    }
    throw error
  }
}

/** Throws a `ProblemError` in the name of the setting: nobody looks for its file elsewhere. */
async function requireFiled(
  baseline: ActionConfig['baseline'],
  file: string | null,
  { files }: Pick<LocalPorts, 'files'>,
): Promise<void> {
  if (baseline.kind === 'file' && file !== null && (await files.read(file, 0)).kind === 'missing') {
    throw invalid(
      { input: 'baseline', value: `file:${baseline.path}` },
      'a file that is there; `type-ratchet baseline write --accept` makes it',
    )
  }
}

/** The committed file that the configuration file names; null without one, and where another commit takes its place. */
export function filedBaseline(
  baseline: ActionConfig['baseline'],
  { root, against }: { readonly root: string; readonly against: string | null },
  { files }: Pick<LocalPorts, 'files'>,
): string | null {
  return baseline.kind === 'file' && against === null ? files.join(root, baseline.path) : null
}

/** What a check of the file runs or reads, from the repository's root. Throws a `ProblemError` that says where it stands. */
export async function filedSource(
  { name }: Pick<NamedCheck, 'name'>,
  { config, root }: { readonly config: ActionConfig; readonly root: string },
  { files }: Pick<LocalPorts, 'files'>,
): Promise<RunSource> {
  const { check } = config
  const inside = (path: string): string => files.join(root, path)
  const given = { input: 'working-directory', value: check.workingDirectory }
  const cwd = check.workingDirectory === '.' ? null : inside(check.workingDirectory)
  if (cwd !== null) {
    await requireFolder(given, { path: cwd, expected: 'a folder of the repository' }, files)
  }
  const { inputFile } = check
  if (inputFile !== null && (await files.read(inside(inputFile), 0)).kind === 'missing') {
    throw invalid({ input: 'input-file', value: inputFile }, 'a file that holds what the checker printed')
  }
  const text =
    inputFile === null
      ? null
      : await requiredText({ role: 'checker output', path: inside(inputFile), said: inputFile }, files)
  return { check, text, piped: false, root, cwd, name: config.name ?? name, leg: null }
}

function failedReport(
  problem: Problem,
  {
    name,
    config,
    mode,
  }: { readonly name: string; readonly config: ActionConfig; readonly mode: CheckOrder['mode'] },
): Report {
  const { checker } = config.check
  const outcome = problemFamilies[problem.kind] === 'config-error' ? 'config-error' : 'not-comparable'
  return {
    name,
    checker: checker === 'auto' ? null : { name: checker, version: null, configuration: null },
    leg: null,
    result: {
      kind: 'failed',
      outcome,
      enforced: outcome === 'config-error' || mode !== 'report-only',
      problem,
    },
    hosted: null,
    reproduce: '',
    warnings: [],
  }
}
