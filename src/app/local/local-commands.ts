/** The use cases of the command line: snapshot, compare, check. No GitHub in here. */
import { checkerFor } from '#checkers/registry.ts'
import { joinArguments } from '#config/argv.ts'
import type { CheckConfig } from '#config/config.ts'
import type { Digest } from '#model/digest.ts'
import type { CommitSha, PathBase } from '#model/ids.ts'
import type { Policy } from '#model/policy.ts'
import { ProblemError } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { wholeScope } from '#model/scope-report.ts'
import type { CheckerName, Snapshot } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'
import { decodeBaseline } from '#snapshot/decode-baseline.ts'
import { legSeparator } from '#snapshot/merge.ts'
import { checkedFiles } from '../checked-files.ts'
import { typeCoverage } from '../checker-reports.ts'
import { compareSnapshots, type UsableBaseline } from '../compare-snapshots.ts'
import { compareConfirmed } from '../confirm-new.ts'
import { identifyRun } from '../identify-run.ts'
import { resolveChecker } from '../resolve-checker.ts'
import { commandLine, outputFromText, type RunTools, runChecker } from '../run-checker.ts'
import { takeSnapshot } from '../take-snapshot.ts'
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
    commit: await ports.repo(base.root).cleanCommit(),
    ...(await identifyRun(checker, { base, files, digest, started: null })),
    platform: { os: null, leg: null },
    base,
    files,
    digest,
  })
}

/** Reads a snapshot file or a committed baseline. Throws a `ProblemError`: a missing file is the user's, a broken one not comparable. */
export async function readSnapshot(path: string, files: Files): Promise<Snapshot> {
  const read = await files.read(path)
  if (read.kind !== 'read') {
    const reason = read.kind === 'missing' ? 'it does not exist' : read.reason
    throw new ProblemError({ kind: 'file-unreadable', role: 'snapshot', path, reason })
  }
  const decoded = decodeBaseline(read.text, `The file “${path}”`)
  if (decoded.kind === 'refused') {
    throw new ProblemError(decoded.problem)
  }
  return decoded.snapshot
}

/** Two snapshots and the rules. */
export interface CompareOrder {
  readonly base: Snapshot
  readonly head: Snapshot
  readonly policy: Policy
  /** null: no git. */
  readonly gitDir: string | null
  /** The tree of the head, which tells the files that are still there; null when it is not at hand. */
  readonly root: string | null
  readonly partial: boolean
}

/** Throws a `ProblemError` when the two speak of different checkers, or the head looked at too little. */
export async function compareFiles(order: CompareOrder, ports: LocalPorts): Promise<Report> {
  const { base, head, policy, gitDir, root, partial } = order
  const baseline = fileBaseline(base, head)
  const repo = gitDir === null ? null : ports.repo(gitDir)
  const known = repo !== null && base.commit !== null && head.commit !== null
  const lineMap = known ? await repo.lineMap(base.commit, head.commit) : null
  const change = known ? await repo.changedFiles(base.commit, head.commit) : null
  const scope = await localScope({ base, head, partial, change, root, list: null }, ports)
  const result = compareSnapshots({
    baseline,
    current: head,
    lineMap,
    policy,
    mode: 'enforce',
    change: null,
    scope,
  })
  const reproduce = joinArguments([checkerFor(head.checker.name).executable])
  const leg = head.platform.legs?.join(legSeparator) ?? null
  return { name: head.name, checker: head.checker, leg, result, hosted: null, reproduce, warnings: [] }
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
    commit: await ports.repo(base.root).cleanCommit(),
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
  const change = commit === null ? null : await ports.repo(folder).changedHere(commit)
  const place = await pathBase(folder, folder, ports.files)
  const list = () =>
    checkedFiles(checkerFor(current.checker.name), check, { base: place, process: ports.process })
  const scope =
    base === null
      ? wholeScope
      : await localScope({ base, head: current, partial, change, root: folder, list }, ports)
  // The working copy may differ from its commit, so git's line map would lie about it.
  const { result, warnings } = await compareConfirmed(
    { baseline, current, lineMap: null, policy, mode: 'enforce', change: null, scope },
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

function fileBaseline(snapshot: Snapshot, head: Snapshot): Extract<UsableBaseline, { state: 'loaded' }> {
  if (snapshot.checker.name !== head.checker.name) {
    const { name: base } = snapshot.checker
    throw new ProblemError({ kind: 'snapshot-other-checker', base, head: head.checker.name })
  }
  const commit: CommitSha | null = snapshot.commit
  return { state: 'loaded', snapshot, origin: { source: 'file', commit, distance: 0, runUrl: null } }
}

async function pathBase(root: string, cwd: string, files: Files): Promise<PathBase> {
  return { root: await files.real(root), spelledRoot: files.absolute(root), cwd: await files.real(cwd) }
}
