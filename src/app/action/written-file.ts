/** Files that people get beside the verdict: one that can't be written is told, and changes nothing. */
import { type Problem, ProblemError } from '#model/problem.ts'
import type { Files } from '#ports/files.ts'

/** A file that can't be written is a warning. */
export async function writtenFile(
  path: string,
  text: string,
  files: Files,
): Promise<{ readonly path: string | null; readonly warnings: readonly Problem[] }> {
  try {
    await files.write(path, text)
    return { path, warnings: [] }
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind === 'file-unwritable') {
      const { reason } = error.problem
      return { path: null, warnings: [{ kind: 'report-unwritten', path, reason }] }
    }
    throw error
  }
}
