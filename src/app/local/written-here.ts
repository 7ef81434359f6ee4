/** Asks git, file by file, when the lines of errors were last written. */
import { writtenAges } from '#history/written.ts'
import { type Diagnostic, knownLine } from '#model/diagnostic.ts'
import type { CommitSha, RepoPath } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { Undated, WrittenAges, WrittenError, WrittenLine } from '#model/written.ts'
import type { Repo } from '#ports/repo.ts'
import { sideBySide } from '../checks/side-by-side.ts'

/** Git reads much of its history for each file. */
const width = 2
/** Most errors first; the rest is not asked for. */
const mostFiles = 2000
/** No file is begun after it. */
const mostMs = 5 * 60_000

/** How far it is, for people. */
export interface WrittenStep {
  readonly done: number
  readonly all: number
  readonly name: string
  readonly elapsedMs: number
}

/** What it works with. */
export interface WrittenTools {
  readonly repo: Repo
  /** Milliseconds of any clock that only goes on. */
  readonly now: () => number
  readonly tell: (step: WrittenStep) => void
}

/** Which errors, and where their lines stand. */
export interface WrittenOrder {
  readonly snapshot: Pick<Snapshot, 'commit' | 'edited'>
  /** Its lines are those of its commit; else those of the working copy, edited or not. */
  readonly isStored: boolean
  /** Of the snapshot; what is no error is left out. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Throws a `ProblemError` for a stored snapshot of no commit that is here: its line numbers would be those of other lines. */
export async function writtenHere(
  { snapshot, isStored, diagnostics }: WrittenOrder,
  { repo, now, tell }: WrittenTools,
): Promise<WrittenAges> {
  const commit = isStored ? await commitHere(snapshot.commit, repo) : null
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const placed = errors.filter((error) => knownLine(error) !== null)
  const files = [...byFile(placed)].sort(([, one], [, other]) => other.length - one.length)
  const edited = new Set(isStored ? snapshot.edited : [])
  const known = new Set(await repo.trackedFiles())
  const begun = now()
  const linesOf = async (index: number, path: RepoPath): Promise<Lines | Undated> => {
    if (edited.has(path)) {
      return 'edited'
    }
    if (index >= mostFiles || now() - begun > mostMs) {
      return 'not-asked'
    }
    return (await repo.lastWritten(path, commit)) ?? (known.has(path) ? 'not-told' : 'not-in-git')
  }
  let done = 0
  const answers = await sideBySide([...files.entries()], width, async ([index, [path, inFile]]) => {
    const lines = await linesOf(index, path)
    done += 1
    tell({ done, all: files.length, name: path, elapsedMs: now() - begun })
    return inFile.map((diagnostic) => ({ diagnostic, line: lineOf(diagnostic, lines) }))
  })
  const isCut = cutCommits(repo)
  const dated: WrittenError[] = []
  const undated: Undated[] = errors.filter((error) => knownLine(error) === null).map(() => 'no-line')
  for (const { diagnostic, line } of answers.flat()) {
    if (typeof line === 'string') {
      undated.push(line)
    } else {
      const { commit: at, time } = line
      dated.push({ diagnostic, written: { commit: at, time }, orBefore: await isCut(line) })
    }
  }
  return writtenAges(dated, undated)
}

type Lines = readonly (WrittenLine | null)[]

function lineOf(diagnostic: Diagnostic, lines: Lines | Undated): WrittenLine | Undated {
  if (typeof lines === 'string') {
    return lines
  }
  const line = lines[diagnostic.line - 1]
  return line === undefined ? 'no-line' : (line ?? 'not-committed')
}

/** Whether git's way ended at a commit that names parents: they are not here. Each commit is asked for once. */
function cutCommits(repo: Repo): (line: WrittenLine) => Promise<boolean> {
  const known = new Map<CommitSha, boolean>()
  return async ({ commit, boundary }) => {
    if (!boundary) {
      return false
    }
    const isCut = known.get(commit) ?? ((await repo.parents(commit)) ?? []).length > 0
    known.set(commit, isCut)
    return isCut
  }
}

async function commitHere(commit: CommitSha | null, repo: Repo): Promise<CommitSha> {
  if (commit === null || (await repo.commitTime(commit)) === null) {
    throw new ProblemError({
      kind: 'input-invalid',
      input: '--ages',
      value: commit === null ? 'used with a snapshot of no commit' : `used with a snapshot of ${commit}`,
      expected: 'used with a run, or with a snapshot of a commit that is in this repository',
    })
  }
  return commit
}

function byFile(errors: readonly Diagnostic[]): ReadonlyMap<RepoPath, readonly Diagnostic[]> {
  const files = new Map<RepoPath, Diagnostic[]>()
  for (const error of errors) {
    const inFile = files.get(error.path)
    if (inFile === undefined) {
      files.set(error.path, [error])
    } else {
      inFile.push(error)
    }
  }
  return files
}
