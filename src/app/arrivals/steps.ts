/** The commits of a branch between two of them, as git knows them. */
import type { Step } from '#model/arrivals.ts'
import type { CommitSha } from '#model/ids.ts'
import type { Repo } from '#ports/repo.ts'

/** Each asks git a few times; what is further back is not told. */
const mostSteps = 20

/** With what the message does not say: all its parents, the branch's first. */
export interface StepHere extends Step {
  readonly parents: readonly CommitSha[]
}

/**
 * Along first parents, oldest first, without `from`, so that equal ends have none. null where git can't get from one to the
 * other in `mostSteps`.
 */
export async function stepsBetween(
  from: CommitSha,
  to: CommitSha,
  repo: Pick<Repo, 'parents' | 'subject' | 'fetch'>,
): Promise<readonly StepHere[] | null> {
  const steps: StepHere[] = []
  for (let commit = to; commit !== from; ) {
    const parents = await parentsOf(commit, repo)
    const [first] = parents ?? []
    if (parents === null || first === undefined || steps.length === mostSteps) {
      return null
    }
    steps.push({ commit, parents, pull: pullOf((await repo.subject(commit)) ?? '') })
    commit = first
  }
  return steps.reverse()
}

async function parentsOf(
  commit: CommitSha,
  repo: Pick<Repo, 'parents' | 'fetch'>,
): Promise<readonly CommitSha[] | null> {
  const known = await repo.parents(commit)
  return known ?? ((await repo.fetch([commit], mostSteps)) ? repo.parents(commit) : null)
}

/** As GitHub writes it where it merges, or squashes into one. */
function pullOf(subject: string): number | null {
  const number =
    /^Merge pull request #(\d{1,9}) from /.exec(subject)?.[1] ?? /\(#(\d{1,9})\)$/.exec(subject)?.[1]
  return number === undefined ? null : Number(number)
}
