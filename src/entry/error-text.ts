/** What the command line says of a run that it could not do. */
import { commandLineProblem } from '#messages/command-line-problem.ts'
import type { Problem } from '#model/problem.ts'
import { problemTextLines } from '#render/problem-lines.ts'

/** Ends with a line break. The name is the problem's heading in docs/messages.md. */
export function errorText(problem: Problem): string {
  const text = commandLineProblem(problem)
  return `error: ${problemTextLines({ ...text, what: `${text.what} [${problem.kind}]` }).join('\n')}\n`
}
