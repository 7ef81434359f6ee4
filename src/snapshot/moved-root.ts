/**
 * Tells a snapshot's paths from another folder of the same repository: `snapshot --cwd backend` at the top and `snapshot`
 * inside `backend` speak of the same files by different names.
 */
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { type RepoPath, storedPath } from '#model/ids.ts'
import type { FileDigest, RunIdentity } from '#model/run-identity.ts'
import type { Snapshot } from '#model/snapshot.ts'

/** `base` with its paths as `head` has them, when they start in two folders of the repository. */
export function atRootOf(base: Snapshot, head: Snapshot): Snapshot {
  const { from, to } = startsOf(base, head)
  if (from === to) {
    return base
  }
  const moved = (path: string): string => movedPath(path, from, to)
  const { folder: _, ...rest } = base
  const run = base.run === null ? null : movedRun(base.run, head.run, moved)
  const same = run !== null && head.run !== null && sameSettings(run, head.run)
  const { configuration } = same ? head.checker : base.checker
  const { edited, definitions } = base
  const place = (path: RepoPath): RepoPath => (path === '' ? path : storedPath(moved(path)))
  const diagnostics: Diagnostic[] = []
  for (const diagnostic of base.diagnostics) {
    diagnostics.push({ ...diagnostic, path: place(diagnostic.path) })
  }
  return {
    ...rest,
    ...(head.folder === undefined ? {} : { folder: head.folder }),
    checker: { ...base.checker, configuration },
    run,
    diagnostics: diagnosticTable(diagnostics),
    ...(edited === undefined ? {} : { edited: edited.map(place) }),
    ...(definitions === undefined
      ? {}
      : { definitions: new Map([...definitions].map(([path, names]) => [place(path), names])) }),
  }
}

/** Where each starts in the repository, or as far as one is above the other: `''` or with `/` at its end. */
interface Starts {
  readonly from: string
  readonly to: string
}

/**
 * git knows. Without it the folder that the checker ran in tells, where the files have the same names by it and by nothing else. A
 * committed file does not say where its paths start: where the head's do, unless more of its files are the head's from the top.
 */
function startsOf(base: Snapshot, head: Snapshot): Starts {
  const told = { from: base.folder ?? '', to: head.folder ?? '' }
  const meeting = (at: Starts): number => meetingPaths(base, head, at)
  if (base.commit === null && base.run === null && base.folder === undefined) {
    const same = { from: told.to, to: told.to }
    return meeting(told) > meeting(same) ? told : same
  }
  if (base.commit !== null || head.commit !== null || told.from !== told.to) {
    return told
  }
  const byRun = startsOfRuns(base.run?.scope.folder ?? '', head.run?.scope.folder ?? '')
  return byRun.from !== byRun.to && meeting(told) === 0 && meeting(byRun) > 0 ? byRun : told
}

/** Counts the paths of `base` that are some of `head`'s, told from there. */
function meetingPaths(base: Snapshot, head: Snapshot, { from, to }: Starts): number {
  const files = new Set<string>(head.diagnostics.paths())
  return base.diagnostics.paths().filter((path) => path !== '' && files.has(movedPath(path, from, to))).length
}

/** The checker ran in one folder, which is called from two: `backend` from the top is `` from inside. */
function startsOfRuns(base: string, head: string): Starts {
  return { from: startOf(head, base), to: startOf(base, head) }
}

/** `a/` of `a/b`, where it ends with `b`. */
function startOf(folder: string, end: string): string {
  const [whole, part] = [`/${folder}`, end === '' ? '' : `/${end}`]
  const start = whole.endsWith(part) ? whole.slice(1, whole.length - part.length) : ''
  return start === '' ? '' : `${start}/`
}

/** `from` and `to` are `''` or end with `/`. What is outside is told with `..`, as a checker would print it there. */
function movedPath(path: string, from: string, to: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:\//.test(path)) {
    return path
  }
  const whole: string[] = []
  for (const part of `${from}${path}`.split('/')) {
    if (part === '..' && whole.length > 0) {
      whole.pop()
    } else if (part !== '') {
      whole.push(part)
    }
  }
  const start = to.split('/').filter((part) => part !== '')
  const common = start.findIndex((part, index) => whole[index] !== part)
  const shared = common === -1 ? start.length : common
  return [...start.slice(shared).map(() => '..'), ...whole.slice(shared)].join('/')
}

/** Files that only one of the two could see are left out on both sides of the difference: nobody can say that they changed. */
function movedRun(run: RunIdentity, head: RunIdentity | null, moved: (path: string) => string): RunIdentity {
  const seen = (files: readonly FileDigest[], own: readonly FileDigest[]): readonly FileDigest[] =>
    files
      .map(({ path, digest }) => ({ path: moved(path), digest }))
      .filter(({ path }) => !path.startsWith('../') || own.some((file) => file.path === path))
  const { scope } = run
  return {
    ...run,
    configFiles: seen(run.configFiles, head?.configFiles ?? []),
    lockfiles: seen(run.lockfiles, head?.lockfiles ?? []),
    scope: {
      ...scope,
      named: scope.named?.map(moved) ?? null,
      parts: scope.parts.map(({ include, exclude }) => ({
        include: include.map(moved),
        exclude: exclude.map(moved),
      })),
      folder: moved(scope.folder),
    },
  }
}

function sameSettings(one: RunIdentity, other: RunIdentity): boolean {
  const told = ({ arguments: words, configFiles }: RunIdentity): string =>
    JSON.stringify([words, configFiles.map(({ path, digest }) => [path, digest])])
  return told(one) === told(other)
}
