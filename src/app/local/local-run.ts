/** One run of the command line: a checker that is started here, or a text that it printed elsewhere. No GitHub in here. */
import type { Checker } from '#checkers/checker.ts'
import type { CheckConfig } from '#config/config.ts'
import { legOf } from '#config/leg.ts'
import { artifactSafeName } from '#config/names.ts'
import type { Digest } from '#model/digest.ts'
import type { PathBase } from '#model/ids.ts'
import type { Platform, Snapshot } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import type { OtherRevision } from '#ports/other-revision.ts'
import type { Repo } from '#ports/repo.ts'
import { typeCoverage } from '../run/checker-reports.ts'
import { folderInRoot, identifyRun } from '../run/identify-run.ts'
import { resolveChecker } from '../run/resolve-checker.ts'
import { outputFromText, type RunTools, refuseText, refuseUnstartable } from '../run/run-checker.ts'
import { runHere } from '../run/run-here.ts'
import { type RunFacts, takeSnapshot } from '../run/take-snapshot.ts'
import { namedPaths } from './local-scope.ts'
import type { PulledPlace } from './pulled-baseline.ts'

/** The outside world, as local commands need it. */
export interface LocalPorts extends RunTools {
  readonly digest: Digest
  readonly os: string
  /** The day in UTC: `2027-03-31`. */
  readonly today: string
  /** Opens a working copy or git directory. */
  readonly repo: (folder: string) => Repo
  /** Where baselines of the repository around a folder are kept that were downloaded; null: it has no remote. */
  readonly pulled: (folder: string) => Promise<Omit<PulledPlace, 'name'> | null>
  /** What was checked at other commits already, so that nothing is checked there twice. Absent: nothing is kept. */
  readonly kept?: Map<string, Snapshot>
  /** Gives the working copy around a folder another commit's files for a while. */
  readonly otherRevision: (folder: string) => OtherRevision
}

/** What checkers print is not told: nobody reads the same errors twenty times. */
export function silent(ports: LocalPorts): LocalPorts {
  return { ...ports, log: { ...ports.log, group: (_title, body) => body(() => undefined) } }
}

/** Where the text comes from and where it belongs: every command that makes a snapshot is told so alike. */
export interface RunSource {
  readonly check: CheckConfig
  /** What the checker printed; null: it is run here. */
  readonly text: string | null
  /** The text came through a pipe; a file was left behind whole. */
  readonly piped: boolean
  readonly root: string
  /** null: the root. */
  readonly cwd: string | null
  /** As wished; null: the checker's name. */
  readonly name: string | null
  /** A part of a whole by its name, or `3/10`; null: the whole. */
  readonly leg: string | null
}

/** A source whose checker and folders are known: everything that can be told before it is run. */
export interface LocalRun {
  readonly source: RunSource
  readonly checker: Checker
  readonly base: PathBase
  /** Safe for names of files. */
  readonly name: string
}

/** Decides what is run, without running it. Throws a `ProblemError` when that can't be told, or would never end. */
export async function localRun(
  source: RunSource,
  { files, digest }: Pick<LocalPorts, 'files' | 'digest'>,
): Promise<LocalRun> {
  const { check, root, cwd, text } = source
  const base = await pathBase(root, cwd ?? root, files)
  const place = {
    path: base.cwd,
    inRoot: folderInRoot(base) || '.',
    root: root === '.' ? [] : ['--root', root],
    said: cwd ?? root,
  }
  const checker = await resolveChecker(check, place, files)
  if (text === null) {
    refuseUnstartable(checker, check)
  } else {
    refuseText(checker)
  }
  const name = source.name === null ? checker.name : artifactSafeName(source.name, digest)
  return { source, checker, base, name }
}

/**
 * Runs the checker, or reads the text. Throws a `ProblemError` when that can't be done or can't be trusted; with `partial`
 * before the checker starts when its arguments name no files.
 */
export async function snapshotOf(
  { source, checker, base, name }: LocalRun,
  { partial, ...ports }: LocalPorts & { readonly partial: boolean },
): Promise<Snapshot> {
  const { check, text } = source
  const { files, digest } = ports
  const started = text === null ? { check, process: ports.process } : null
  const identity = await identifyRun(checker, { base, files, digest, started })
  if (partial) {
    namedPaths(identity)
  }
  const output =
    text === null
      ? await runHere(checker, check, { ...ports, base, tracked: ports.repo(base.root).trackedFiles })
      : outputFromText(text, check.exitCode, source)
  const platform = { os: text === null ? ports.os : null, ...legFrom(source, name, digest) }
  const where = await whereCheckedOut(ports.repo(base.root))
  const { pattern = null } = check
  const context = { name, ...where, ...identity, pattern, platform, base, files, digest }
  const snapshot = await takeSnapshot(checker, output, context)
  const argv = [...(check.command ?? []), ...check.args]
  const coverage = text === null ? await typeCoverage({ checker, argv, base }, files) : null
  return coverage === null ? snapshot : { ...snapshot, typeCoverage: coverage }
}

function legFrom({ leg: shard }: RunSource, name: string, digest: Digest): Omit<Platform, 'os'> {
  const leg = legOf({ shard, matrix: [], jobTotal: null, jobId: null }, name, digest)
  const count = leg === null || leg.count === null ? {} : { legCount: leg.count }
  return { leg: leg?.label ?? null, ...count }
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
