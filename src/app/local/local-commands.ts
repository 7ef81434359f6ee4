/** The use cases of the command line: snapshot, compare, check. No GitHub in here. */
import { checkerFor } from '#checkers/registry.ts'
import { joinArguments } from '#config/argv.ts'
import type { CheckConfig } from '#config/config.ts'
import type { Digest } from '#model/digest.ts'
import type { CommitSha, PathBase } from '#model/ids.ts'
import type { Policy } from '#model/policy.ts'
import { ProblemError } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { CheckerName, Snapshot } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'
import { decodeBaseline } from '#snapshot/decode-baseline.ts'
import { legSeparator } from '#snapshot/merge.ts'
import { typeCoverage } from '../checker-reports.ts'
import { compareSnapshots, type UsableBaseline } from '../compare-snapshots.ts'
import { resolveChecker } from '../resolve-checker.ts'
import { checkerVersion, commandLine, outputFromText, type RunTools, runChecker } from '../run-checker.ts'
import { configurationDigest, takeSnapshot } from '../take-snapshot.ts'

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
  const args: readonly string[] = []
  const { files, digest } = ports
  return takeSnapshot(checker, outputFromText(order.text, order.exitCode), {
    name: checker.name,
    commit: await ports.repo(base.root).cleanCommit(),
    checker: {
      name: checker.name,
      version: null,
      configuration: await configurationDigest(checker, { folder: base.cwd, args, files, digest }),
    },
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
}

/** Throws a `ProblemError` when the two speak of different checkers. */
export async function compareFiles(
  { base, head, policy, gitDir }: CompareOrder,
  ports: LocalPorts,
): Promise<Report> {
  const baseline = fileBaseline(base, head)
  const lineMap =
    gitDir === null || base.commit === null || head.commit === null
      ? null
      : await ports.repo(gitDir).lineMap(base.commit, head.commit)
  const result = compareSnapshots({
    baseline,
    current: head,
    lineMap,
    policy,
    mode: 'enforce',
    change: null,
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
}

/** Runs the checker here. Throws a `ProblemError` when it can't be run or its output can't be trusted. */
export async function snapshotHere({ check, root, cwd }: RunOrder, ports: LocalPorts): Promise<Snapshot> {
  const base = await pathBase(root, cwd ?? root, ports.files)
  const checker = await resolveChecker(check, base.cwd, ports.files)
  const place = { ...ports, cwd: base.cwd }
  const output = await runChecker(checker, check, place)
  const args = [...(check.command ?? []), ...check.args]
  const { files, digest } = ports
  const snapshot = await takeSnapshot(checker, output, {
    name: checker.name,
    commit: await ports.repo(base.root).cleanCommit(),
    checker: {
      name: checker.name,
      version: await checkerVersion(checker, check, place),
      configuration: await configurationDigest(checker, { folder: base.cwd, args, files, digest }),
    },
    platform: { os: ports.os, leg: null },
    base,
    files,
    digest,
  })
  const coverage = await typeCoverage({ checker: checker.name, argv: args, base }, files)
  return coverage === null ? snapshot : { ...snapshot, typeCoverage: coverage }
}

/** A check of the working copy against a snapshot file. */
export interface CheckOrder {
  readonly check: CheckConfig
  readonly policy: Policy
  readonly baselineFile: string | null
  readonly folder: string
}

/** Without a baseline nothing is enforced. The baseline is read first: a check may take minutes. */
export async function checkHere(order: CheckOrder, ports: LocalPorts): Promise<Report> {
  const { check, policy, baselineFile, folder } = order
  const base = baselineFile === null ? null : await readSnapshot(baselineFile, ports.files)
  const current = await snapshotHere({ check, root: folder, cwd: null }, ports)
  const baseline: UsableBaseline =
    base === null ? { state: 'absent', problem: { kind: 'baseline-not-asked' } } : fileBaseline(base, current)
  // The working copy may differ from its commit, so git's line map would lie about it.
  const result = compareSnapshots({
    baseline,
    current,
    lineMap: null,
    policy,
    mode: 'enforce',
    change: null,
  })
  const reproduce = joinArguments(commandLine(checkerFor(current.checker.name), check))
  return {
    name: current.name,
    checker: current.checker,
    leg: null,
    result,
    hosted: null,
    reproduce,
    warnings: [],
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
