/** From a checker's output to a snapshot: read it, refuse what can't be trusted, add the source's evidence. */
import type { Checker, CheckerOutput } from '#checkers/checker.ts'
import type { HeldBack } from '#checkers/settings/settings.ts'
import type { Digest } from '#model/digest.ts'
import type { CommitSha, PathBase, RepoPath } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { RunIdentity } from '#model/run-identity.ts'
import type { CheckerIdentity, Platform, Snapshot } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import { assembleDiagnostics, filesToRead, placeDiagnostics } from '#snapshot/assemble.ts'
import { doubted } from './run-doubts.ts'

/** Everything about a run that its output does not say. */
export interface RunFacts {
  readonly name: string
  readonly commit: CommitSha | null
  /** Files that are not as in the commit. */
  readonly edited?: readonly RepoPath[]
  /** Where the root is in the repository, `''` at its top. */
  readonly folder?: string
  readonly checker: CheckerIdentity
  readonly platform: Platform
  readonly run: RunIdentity | null
  readonly heldBack?: HeldBack | null
  readonly base: PathBase
}

/** Throws a `ProblemError` of the family not-comparable; a snapshot is whole or it is not made. */
export async function takeSnapshot(
  checker: Checker,
  output: CheckerOutput,
  context: RunFacts & { readonly files: Files; readonly digest: Digest },
): Promise<Snapshot> {
  const { version } = context.checker
  const known = { version, heldBack: context.heldBack ?? null }
  const reading = doubted(checker, output, known)
  if (reading.kind === 'not-comparable') {
    throw new ProblemError(reading.problem)
  }
  const { name, commit, platform, base, files, digest } = context
  const placed = placeDiagnostics(reading.diagnostics, base)
  const sources = await readSources(filesToRead(placed), base.root, files)
  return {
    name,
    commit,
    ...(context.edited === undefined || context.edited.length === 0 ? {} : { edited: context.edited }),
    ...(context.folder ? { folder: context.folder } : {}),
    checker: { ...context.checker, version: version ?? reading.version ?? null },
    platform,
    run: context.run,
    filesChecked: reading.filesChecked,
    reference: null,
    history: [],
    ...assembleDiagnostics(placed, { sources, base, digest }),
  }
}

/** Files read at a time: as many as keep a disk busy, and few enough that none waits for a file handle. */
const together = 64

/** null for a file that could not be read. */
async function readSources(
  paths: readonly RepoPath[],
  root: string,
  files: Files,
): Promise<ReadonlyMap<RepoPath, string | null>> {
  const sources = new Map<RepoPath, string | null>()
  for (let first = 0; first < paths.length; first += together) {
    const batch = paths.slice(first, first + together)
    const read = await Promise.all(batch.map((path) => files.read(files.join(root, path))))
    for (const [index, path] of batch.entries()) {
      const source = read[index]
      sources.set(path, source?.kind === 'read' ? source.text : null)
    }
  }
  return sources
}
