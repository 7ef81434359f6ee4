/** Asks GitHub for what must be known before anything is published. */
import { ProblemError } from '#model/problem.ts'
import { RefusedError } from '#ports/pull-requests.ts'

/** `what` in the user's words. A refusal ends the run, because nothing else may tell it. */
export async function asked<Answer>(what: string, question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question()
  } catch (error) {
    const reason = refusal(error)
    throw reason === null
      ? error
      : new ProblemError({ kind: 'publish-unread', what, reason }, { cause: error })
  }
}

function refusal(error: unknown): string | null {
  if (error instanceof RefusedError) {
    return error.message
  }
  if (!(error instanceof ProblemError)) {
    return null
  }
  const { problem } = error
  return problem.kind === 'baseline-api-failed' || problem.kind === 'permission-actions-read'
    ? problem.reason
    : null
}
