/** What the words of a problem show of what the checker printed, so that nobody shows it twice. */
import type { Problem } from '#model/problem.ts'

/** Lines as printed; empty for a problem that shows none. */
export function shownOutput(problem: Problem): readonly string[] {
  return 'lastLines' in problem ? problem.lastLines : []
}
