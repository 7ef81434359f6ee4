/** A problem for a terminal or a log, also where there is no report to show. */
import { problemText } from '#messages/problem-text.ts'
import type { ProblemText } from '#messages/text-table.ts'
import type { Problem } from '#model/problem.ts'
import { terminalText } from './encode/terminal.ts'
import { plainStyle, type TerminalStyle, wrapped } from './terminal/terminal-style.ts'

/** See {@link problemTextLines}. */
export function problemLines(problem: Problem, style: TerminalStyle = plainStyle): readonly string[] {
  return problemTextLines(problemText(problem), style)
}

/** What, why and fix, then the evidence, indented. */
export function problemTextLines(
  { what, why, fix, details }: ProblemText,
  style: TerminalStyle = plainStyle,
): readonly string[] {
  const [first = '', ...rest] = fix.split('\n')
  return [
    ...[what, why, `Fix: ${first}`].flatMap((text) => wrapped(style, terminalText(text))),
    ...rest.map(terminalText),
    ...details.map((line) => `  | ${terminalText(line)}`),
  ]
}
