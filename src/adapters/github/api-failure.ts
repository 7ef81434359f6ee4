/** Turns what the client throws into what the user can act on. */
import { ProblemError } from '#model/problem.ts'
import { RefusedError, StoppedError } from '#ports/pull-requests.ts'

/** GitHub's answer in a few words: `403 Resource not accessible by integration`, or the network's error. */
function failureReason(error: unknown): string {
  const status = statusOf(error)
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return status === null ? `${message}` : `${status} ${message?.split(' - https://')[0]}`
}

/** The HTTP status of a failed request; null when no answer came. */
export function statusOf(error: unknown): number | null {
  const answered = error instanceof Error && 'response' in error && error.response !== undefined
  return answered && 'status' in error && typeof error.status === 'number' ? error.status : null
}

/** Runs a read that the verdict depends on; its failure is a problem, never an empty list. */
export async function verdictRead<Result>(request: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    throw error instanceof ProblemError ? error : readProblem(request, error)
  }
}

function readProblem(request: string, error: unknown): ProblemError {
  const status = statusOf(error)
  const reason = failureReason(error)
  const limited = /rate limit/i.test(reason)
  const forbidden = (status === 401 || status === 403 || status === 404) && !limited
  const kind = forbidden ? 'permission-actions-read' : 'baseline-api-failed'
  return new ProblemError({ kind, request, reason }, { cause: error })
}

/** Runs a delivery; its failure is a {@link RefusedError} that the caller turns into a warning. */
export async function deliver<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof StoppedError || error instanceof RefusedError) {
      throw error
    }
    const status = statusOf(error)
    throw new RefusedError(failureReason(error), {
      forbidden: status === 403 || status === 404,
      uncertain: status === null || status >= 500,
      gone: status === 404 || status === 410,
      cause: error,
    })
  }
}
