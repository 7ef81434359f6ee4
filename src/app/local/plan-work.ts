/** Proposes the next sprint for a working copy: from a run here, from what a checker printed, or from a snapshot. */
import { checkerFor } from '#checkers/registry.ts'
import type { RepoPath } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { Sprint } from '#model/sprint.ts'
import type { WrittenAges } from '#model/written.ts'
import { askedNames } from '#rules/ownership.ts'
import { sprintOf } from '#rules/sprint.ts'
import { ownersHere } from '../illustrate/code-owners.ts'
import { ownershipOf } from '../illustrate/ownership.ts'
import { readSnapshot } from './compare-files.ts'
import { type LocalPorts, localRun, type RunSource, snapshotOf } from './local-run.ts'
import { type WrittenTools, writtenHere } from './written-here.ts'

/** What is planned, and for whom. */
export interface PlanOrder {
  readonly source: RunSource
  /** A snapshot or committed baseline that speaks of the working copy; null: the source is run or read. */
  readonly snapshotFile: string | null
  readonly size: number
  /** Only errors in files of this owner; null: all. */
  readonly owner: string | null
  /** Whether git is asked when the lines of the errors were last written. */
  readonly ages: boolean
}

/** A sprint and the check that it is for. */
export interface PlannedWork {
  readonly name: string
  readonly sprint: Sprint
  /** null: not asked for. */
  readonly ages: WrittenAges | null
}

/** Throws a `ProblemError` when there is no result to plan from, CODEOWNERS does not know the owner, or no commit is known whose lines could be dated. */
export async function planWork(
  { source, snapshotFile, size, owner, ages }: PlanOrder,
  ports: LocalPorts & Omit<WrittenTools, 'repo'>,
): Promise<PlannedWork> {
  const { root } = source
  const owners = await ownersHere(ports.files, root)
  const ownersOf = (path: RepoPath): readonly string[] => owners?.(path) ?? []
  const snapshot =
    snapshotFile === null ? await runHere(source, ports) : await readSnapshot(snapshotFile, ports.files)
  const all = [...snapshot.diagnostics]
  const theirs = owner === null ? all : all.filter(({ path }) => ownersOf(path).includes(owner))
  if (owner !== null && theirs.length === 0 && all.length > 0) {
    const known = ownersIn(all, ownersOf)
    const expected =
      known.length === 0
        ? 'left out: no file with errors has an owner'
        : `an owner of files with errors: ${known.join(', ')}`
    throw new ProblemError({ kind: 'input-invalid', input: '--owner', value: owner, expected })
  }
  const checker = snapshot.checker.name
  const asked = askedNames(checker, theirs)
  const ownership = await ownershipOf({ root, sources: checkerFor(checker).sources, asked }, ports.files)
  const isStored = snapshotFile !== null
  return {
    name: snapshot.name,
    sprint: sprintOf(checker, theirs, { size, ownership, ownersOf }),
    ages: ages
      ? await writtenHere({ snapshot, isStored, diagnostics: theirs }, { ...ports, repo: ports.repo(root) })
      : null,
  }
}

async function runHere(source: RunSource, ports: LocalPorts): Promise<Snapshot> {
  return snapshotOf(await localRun(source, ports), { ...ports, partial: false })
}

function ownersIn(
  diagnostics: readonly { readonly path: RepoPath }[],
  ownersOf: (path: RepoPath) => readonly string[],
): readonly string[] {
  return [...new Set(diagnostics.flatMap(({ path }) => ownersOf(path)))].sort()
}
