/** Work on one check of the configuration file, whose problems are told as that check's. */
import { type NamedCheck, placedInCheck } from '#config/file/checks-file.ts'
import { ProblemError } from '#model/problem.ts'

/** `path`: of the file. What the work throws of a value that the file holds says where it stands. */
export async function ofCheck<Result>(
  check: Pick<NamedCheck, 'name' | 'settings'>,
  path: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof ProblemError
      ? new ProblemError(placedInCheck(error.problem, check), {
          cause: error,
          check: { name: check.name, path },
        })
      : error
  }
}
