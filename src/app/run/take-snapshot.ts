/** From a checker's output to a snapshot: read it, refuse what can't be trusted, add the source's evidence. */
import type { Checker, CheckerOutput } from '#checkers/checker.ts'
import type { HeldBack, RefersOnly } from '#checkers/settings/settings.ts'
import type { Digest } from '#model/digest.ts'
import type { CommitSha, PathBase, RepoPath } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { RunIdentity } from '#model/run-identity.ts'
import type { CheckerIdentity, Platform, Snapshot } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import { assembleDiagnostics } from '#snapshot/assemble.ts'
import { placeFindings } from './place-findings.ts'
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
  readonly programs?: number | null
  readonly pattern?: string | null
  readonly refersOnly?: RefersOnly | null
  readonly base: PathBase
}

/** What a snapshot holds of a tool's name; a pattern is one. */
const longestTool = 1000

/** Throws a `ProblemError` of the family not-comparable; a snapshot is whole or it is not made. */
export async function takeSnapshot(
  checker: Checker,
  output: CheckerOutput,
  context: RunFacts & { readonly files: Files; readonly digest: Digest },
): Promise<Snapshot> {
  const { version } = context.checker
  const { heldBack = null, programs = null, pattern = null, refersOnly = null } = context
  const reading = doubted(checker, output, { version, heldBack, programs, pattern, refersOnly })
  if (reading.kind === 'not-comparable') {
    throw new ProblemError(reading.problem)
  }
  const { name, commit, platform, base, files, digest } = context
  const { placed, sources } = await placeFindings(reading.diagnostics, output, { base, files })
  return {
    name,
    commit,
    ...(context.edited === undefined || context.edited.length === 0 ? {} : { edited: context.edited }),
    ...(context.folder ? { folder: context.folder } : {}),
    checker: {
      ...context.checker,
      ...(reading.tool === undefined ? {} : { tool: reading.tool.slice(0, longestTool) }),
      ...(reading.form === undefined ? {} : { form: reading.form }),
      version: version ?? reading.version ?? null,
    },
    platform,
    run: context.run,
    filesChecked: reading.filesChecked,
    reference: null,
    history: [],
    ...assembleDiagnostics(placed, { sources, base, digest }),
  }
}
