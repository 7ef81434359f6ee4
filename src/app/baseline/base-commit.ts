/** Which commit a change sits on, and whose baseline that is. docs/baseline.md has the table. */
import type { ChangedFile } from '#model/change.ts'
import type { CommitSha } from '#model/ids.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Repo } from '#ports/repo.ts'
import type { RunContext } from '#ports/run-context.ts'

/** null when there can be none: the first commit of a branch. */
export type BaseCommit = {
  readonly commit: CommitSha
  readonly branch: string
  /** null where nobody told them yet. */
  readonly parents: readonly CommitSha[] | null
  /** What was changed since, where GitHub told it in the same answer; null where it did not. */
  readonly files: readonly ChangedFile[] | null
} | null

/** Who is asked, and which branches have a line of baselines of their own; see {@link makesBaseline}. */
export interface BaseTools {
  readonly repo: Repo
  readonly api: ActionsApi
  readonly branches: readonly string[] | null
}

/** Asks git first, because a shallow clone knows the parents too, and GitHub only for what git can't tell. */
export async function baseCommit(
  context: RunContext,
  { repo, api, branches }: BaseTools,
): Promise<BaseCommit> {
  const { event, commit, defaultBranch } = context
  const parents = async (of: CommitSha): Promise<readonly CommitSha[]> =>
    (await repo.parents(of)) ?? (await api.parents(of))
  const named = (sha: CommitSha, branch: string): BaseCommit => ({
    commit: sha,
    branch,
    parents: null,
    files: null,
  })
  const met = async (branch: string, head: CommitSha): Promise<BaseCommit> => {
    const { commit: common, parents: own, files } = await api.mergeBase(branch, head)
    return { commit: common, branch, parents: own, files }
  }
  switch (event.kind) {
    case 'pull-request': {
      const branch = event.pull.baseRef
      const checkedOut = (await repo.headCommit()) ?? commit
      const own = await parents(checkedOut)
      const merged = mergedInto(own, event.pull)
      return merged !== null ? named(merged, branch) : met(branch, event.pull.headSha)
    }
    case 'merge-group':
      return named(event.baseSha, event.baseRef)
    case 'branch': {
      const { branch } = event
      if (!makesBaseline(context, branches)) {
        return met(defaultBranch, commit)
      }
      if (!event.pushed) {
        return named(commit, branch)
      }
      const before = event.before ?? (await parents(commit))[0]
      return before === undefined ? null : named(before, branch)
    }
    case 'other':
      return met(defaultBranch, commit)
  }
}

/** The base branch's commit that GitHub made the merge commit with; null for the parents of any other commit. */
export function mergedInto(
  [first, second]: readonly CommitSha[],
  { headSha }: { readonly headSha: CommitSha },
): CommitSha | null {
  return second === headSha ? (first ?? null) : null
}

/**
 * Whether this run's snapshot becomes the baseline for others: on the default branch, and on the branches that
 * `branches` names; null: on those that GitHub protects.
 */
export function makesBaseline(context: RunContext, branches: readonly string[] | null): boolean {
  const { event, defaultBranch, refProtected } = context
  if (event.kind !== 'branch') {
    return false
  }
  const { branch } = event
  return branch === defaultBranch || (branches?.some((one) => matches(one, branch)) ?? refProtected)
}

function matches(pattern: string, branch: string): boolean {
  const parts = pattern.split(/(\*+)/).map((part) => {
    const literal = part.replace(/[\\^$.+?()[\]{}|/]/g, '\\$&')
    return part === '*' ? '[^/]*' : part.startsWith('*') ? '.*' : literal
  })
  return new RegExp(`^${parts.join('')}$`, 'u').test(branch)
}
