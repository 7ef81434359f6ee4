/** A problem in the words of the place where a report is read. */
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { commandLineProblem } from './command-line-problem.ts'
import { problemText } from './problem-text.ts'
import type { ProblemText } from './text-table.ts'

/** What is hosted nowhere was made at a command line, which has options and no workflow. */
export function toldProblem(
  problem: Problem,
  { hosted, filed, said = [] }: Pick<Report, 'hosted' | 'filed' | 'said'>,
): ProblemText {
  return hosted === null
    ? commandLineProblem(problem, { filed: filed !== undefined, said })
    : problemText(problem)
}
