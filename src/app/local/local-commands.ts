/** The use cases of the command line that run a checker or read what it printed: check, snapshot. No GitHub in here. */
import { checkerFor } from '#checkers/registry.ts'
import { joinArguments } from '#config/argv.ts'
import type { CheckConfig } from '#config/config.ts'
import type { Digest } from '#model/digest.ts'
import type { PathBase } from '#model/ids.ts'
import { withoutFiles } from '#model/line-map.ts'
import type { Policy } from '#model/policy.ts'
import type { Report } from '#model/report.ts'
import { wholeScope } from '#model/scope-report.ts'
import type { CheckerName, Snapshot } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'
import type { UsableBaseline } from '../compare/compare-snapshots.ts'
import { compareConfirmed } from '../compare/confirm-new.ts'
import { checkedFiles } from '../run/checked-files.ts'
import { typeCoverage } from '../run/checker-reports.ts'
import { identifyRun } from '../run/identify-run.ts'
import { resolveChecker } from '../run/resolve-checker.ts'
import { commandLine, outputFromText, type RunTools, runChecker } from '../run/run-checker.ts'
import { type RunFacts, takeSnapshot } from '../run/take-snapshot.ts'
import { fileBaseline, readSnapshot } from './compare-files.ts'
import { localScope, namedPaths } from './local-scope.ts'

/** The outside world, as local commands need it. */
export interface LocalPorts extends RunTools {
  readonly digest: Digest
  readonly os: string
  /** Opens a working copy or git directory. */
  readonly repo: (folder: string) => Repo
}

/** A text to turn into a snapshot. */
export interface SnapshotOrder {
  readonly checker: CheckerName
  readonly text: string
  readonly exitCode: number | null
  readonly root: string
  /** null: the root. */
  readonly cwd: string | null
}

/** Throws a `ProblemError` of the family not-comparable when the text can't be trusted. */
export async function snapshotFromText(order: SnapshotOrder, ports: LocalPorts): Promise<Snapshot> {
  const base = await pathBase(order.root, order.cwd ?? order.root, ports.files)
  const checker = checkerFor(order.checker)
  const { files, digest } = ports
  return takeSnapshot(checker, outputFromText(order.text, order.exitCode), {
    name: checker.name,
    ...(await whereCheckedOut(ports.repo(base.root))),
    ...(await identifyRun(checker, { base, files, digest, started: null })),
    platform: { os: null, leg: null },
    base,
    files,
    digest,
  })
}

/** A run of the checker in the working copy. */
export interface RunOrder {
  readonly check: CheckConfig
  readonly root: string
  /** null: the root. */
  readonly cwd: string | null
  /** Refused before the checker starts when the arguments name no files. */
  readonly partial: boolean
}

/** Runs the checker here. Throws a `ProblemError` when it can't be run or its output can't be trusted. */
export async function snapshotHere(order: RunOrder, ports: LocalPorts): Promise<Snapshot> {
  const { check, root, cwd } = order
  const { files, digest } = ports
  const base = await pathBase(root, cwd ?? root, files)
  const checker = await resolveChecker(check, base.cwd, files)
  const started = { check, process: ports.process }
  const identity = await identifyRun(checker, { base, files, digest, started })
  if (order.partial) {
    namedPaths(identity)
  }
  const output = await runChecker(checker, check, { ...ports, cwd: base.cwd })
  const snapshot = await takeSnapshot(checker, output, {
    name: checker.name,
    ...(await whereCheckedOut(ports.repo(base.root))),
    ...identity,
    platform: { os: ports.os, leg: null },
    base,
    files,
    digest,
  })
  const coverage = await typeCoverage(
    { checker: checker.name, argv: [...(check.command ?? []), ...check.args], base },
    files,
  )
  return coverage === null ? snapshot : { ...snapshot, typeCoverage: coverage }
}

/** A check of the working copy against a snapshot file. */
export interface CheckOrder {
  readonly check: CheckConfig
  readonly policy: Policy
  readonly baselineFile: string | null
  readonly folder: string
  /** Only the files that the arguments name are compared. */
  readonly partial: boolean
  /** Run the checker a second time when there are new errors. */
  readonly confirmNew: boolean
}

/** Without a baseline nothing is enforced. The baseline is read first: a check may take minutes. */
export async function checkHere(order: CheckOrder, ports: LocalPorts): Promise<Report> {
  const { check, policy, baselineFile, folder, partial, confirmNew } = order
  const base = baselineFile === null ? null : await readSnapshot(baselineFile, ports.files)
  const run = (): Promise<Snapshot> => snapshotHere({ check, root: folder, cwd: null, partial }, ports)
  const current = await run()
  const baseline: UsableBaseline =
    base === null ? { state: 'absent', problem: { kind: 'baseline-not-asked' } } : fileBaseline(base, current)
  const commit = base?.commit ?? null
  const repo = ports.repo(folder)
  const change = commit === null ? null : await repo.changedHere(commit)
  const map = commit === null ? null : await repo.lineMapHere(commit)
  const lineMap = map === null ? null : withoutFiles(map, { base: base?.edited ?? [], head: [] })
  const place = await pathBase(folder, folder, ports.files)
  const list = () =>
    checkedFiles(checkerFor(current.checker.name), check, { base: place, process: ports.process })
  const scope =
    base === null
      ? wholeScope
      : await localScope({ base, head: current, partial, change, root: folder, list }, ports)
  const { result, warnings } = await compareConfirmed(
    { baseline, current, lineMap, policy, mode: 'enforce', change: null, scope },
    confirmNew ? run : null,
  )
  const reproduce = joinArguments(commandLine(checkerFor(current.checker.name), check))
  return {
    name: current.name,
    checker: current.checker,
    leg: null,
    result,
    hosted: null,
    reproduce,
    warnings,
  }
}

/** Without a commit where git can't say what was edited since. */
async function whereCheckedOut(repo: Repo): Promise<Pick<RunFacts, 'commit' | 'edited' | 'folder'>> {
  const edited = await repo.editedFiles()
  const commit = edited === null || edited.length > mostEdited ? null : await repo.headCommit()
  return { commit, edited: commit === null ? [] : (edited ?? []), folder: await repo.folder() }
}

/** A tree with more edited files than this has little to do with its commit. */
const mostEdited = 20_000

async function pathBase(root: string, cwd: string, files: Files): Promise<PathBase> {
  return { root: await files.real(root), spelledRoot: files.absolute(root), cwd: await files.real(cwd) }
}
