/** Runs of a check that were started behind another one at the same head, and may have been written over by it. */
import { ProblemError } from '#model/problem.ts'
import type { ActionsApi, WorkflowRun } from '#ports/actions-api.ts'
import { type RunMark, startedLater } from '../action/comment-order.ts'

/** Which runs are looked at. */
export interface LaterThan {
  /** The pull request's. */
  readonly head: string
  readonly mark: RunMark
  /** Whether a run is of this check, by GitHub's record alone. */
  readonly isOfCheck: (run: WorkflowRun) => boolean
}

/** More runs than this at one head have no later one that left a result. */
const mostRuns = 5

/** The newest first; none also when GitHub does not tell them. */
export async function laterRuns(
  { head, mark, isOfCheck }: LaterThan,
  api: ActionsApi,
): Promise<readonly WorkflowRun[]> {
  const runs = (await unlessUnread(() => api.changeRuns(head)))?.items ?? []
  return runs
    .filter((run) => run.headSha === head && isOfCheck(run) && startedLater(markOf(run), mark))
    .sort((a, b) => b.id - a.id)
    .slice(0, mostRuns)
}

/** As its comment would be marked. */
export function markOf({ id, attempt, headSha }: WorkflowRun): RunMark {
  return { runId: String(id), runAttempt: String(attempt), head: headSha }
}

/** A run that has not come to its result yet will write by itself. */
export async function unlessUnread<Answer>(question: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await question()
  } catch (error) {
    if (error instanceof ProblemError) {
      return null
    }
    throw error
  }
}
