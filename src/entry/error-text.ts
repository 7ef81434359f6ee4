/** What the command line says of a run that it could not do. */
import { commandLineProblem } from '#messages/command-line-problem.ts'
import type { ProblemError } from '#model/problem.ts'
import { problemTextLines } from '#render/problem-lines.ts'
import { saidOptions } from './cli-arguments.ts'

/** Ends with a line break. The name is the problem's heading in docs/messages.md. */
export function errorText({ problem, check }: ProblemError, argv: readonly string[]): string {
  const text = commandLineProblem(problem, { filed: check !== null, said: saidOptions(argv) })
  const isNamed = check === null || ('check' in problem && problem.check !== undefined)
  const whose = isNamed ? '' : `check “${check.name}” (${check.path}): `
  return `error: ${problemTextLines({ ...text, what: `${whose}${text.what} [${problem.kind}]` }).join('\n')}\n`
}
