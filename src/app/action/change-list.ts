/**
 * The files of a change, asked for once a run: from git when it knows both commits, else as GitHub told them beside
 * the merge base, else from its record of the pull request.
 */
import type { ChangedFile } from '#model/change.ts'
import type { CommitSha } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import { type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import type { Repo } from '#ports/repo.ts'
import type { RunContext } from '#ports/run-context.ts'

/** What is known of the change before its files are listed; each part is null where it is not. */
export interface ChangeEnds {
  readonly base: CommitSha | null
  readonly head: CommitSha | null
  readonly files: readonly ChangedFile[] | null
}

/** `files` is null when the change is not known; the report then tells no files apart. */
export interface ListedChange {
  readonly files: readonly ChangedFile[] | null
  readonly warnings: readonly Problem[]
}

/** Who lists the change of a run. */
export interface ChangeList {
  /** What was found once is given again, whatever is known by then. */
  readonly between: (ends: ChangeEnds) => Promise<ListedChange>
}

/** See the head of this file. */
export function changeList(
  context: RunContext,
  ports: { readonly repo: Repo; readonly pulls: PullRequests },
): ChangeList {
  let found: Promise<ListedChange> | null = null
  return {
    between: (ends) => {
      found ??= list(context, ends, ports)
      return found
    },
  }
}

async function list(
  { event }: RunContext,
  { base, head, files }: ChangeEnds,
  { repo, pulls }: { readonly repo: Repo; readonly pulls: PullRequests },
): Promise<ListedChange> {
  const local = base === null || head === null ? null : await repo.changedFiles(base, head)
  const known = local ?? files
  if (known !== null || event.kind !== 'pull-request') {
    return { files: known, warnings: [] }
  }
  try {
    const { files: listed, whole } = await pulls.changedFiles(event.pull.number)
    return whole
      ? { files: listed, warnings: [] }
      : { files: null, warnings: [{ kind: 'files-cut', listed: listed.length }] }
  } catch (error) {
    if (error instanceof RefusedError) {
      return { files: null, warnings: [{ kind: 'files-unlisted', reason: error.message }] }
    }
    throw error
  }
}
