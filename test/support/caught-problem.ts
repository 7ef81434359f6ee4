/** Runs what must fail with a problem and gives the problem, so that a test can say what it holds. */
import { type Problem, ProblemError } from '#model/problem.ts'

/** Any other ending, success included, is an error of the test. */
export function caughtProblem(action: () => unknown): Problem {
  try {
    action()
  } catch (error) {
    return problemIn(error)
  }
  throw new Error('it did not fail')
}

/** The same for what ends later. */
export async function rejectedProblem(action: () => Promise<unknown>): Promise<Problem> {
  try {
    await action()
  } catch (error) {
    return problemIn(error)
  }
  throw new Error('it did not fail')
}

function problemIn(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem
  }
  throw error
}
