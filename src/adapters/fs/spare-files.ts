/** Files that can be got again: where they can't be written, work goes on without them. */
import { type Problem, ProblemError } from '#model/problem.ts'
import type { Files } from '#ports/files.ts'

/** `onFailure` is called once; from then on nothing is written. */
export function spareFiles(files: Files, onFailure: (problem: Problem) => void): Files {
  let writes = true
  return {
    ...files,
    write: async (path, text) => {
      try {
        await (writes ? files.write(path, text) : undefined)
      } catch (error) {
        if (!(error instanceof ProblemError)) {
          throw error
        }
        if (writes) {
          writes = false
          onFailure(error.problem)
        }
      }
    },
  }
}
