/** What the command line says of a run that it could not do. */
import { commandLineText } from '#messages/command-line-text.ts'
import { problemText } from '#messages/problem-text.ts'
import type { Problem } from '#model/problem.ts'
import { problemTextLines } from '#render/problem-lines.ts'

/** Ends with a line break. */
export function errorText(problem: Problem): string {
  return `error: ${problemTextLines(commandLineText(problemText(problem))).join('\n')}\n`
}
