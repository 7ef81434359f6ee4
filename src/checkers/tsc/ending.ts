/**
 * What in an output of tsc proves that it is whole: the pretty form has a summary, `--diagnostics` prints rows at the very
 * end. Without both, only the exit code of a run says that it came to its end.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { CheckerOutput } from '../checker.ts'
import { lastLines } from '../output/output-text.ts'
import type { TscReport } from './report.ts'

/** What each output has at its end; `ended`: the last line has a line break. */
export function cutProblem(output: CheckerOutput, report: TscReport, ended: boolean): CheckerProblem | null {
  if (report.format === 'pretty' ? report.summary !== null : ended) {
    return null
  }
  const expected =
    report.format === 'pretty'
      ? 'a summary line: Found … errors (in English, without --locale)'
      : 'a line break after the last line'
  return { kind: 'output-cut', expected, lastLines: lastLines(output) }
}

/** What an output has at its end where we asked for it. */
export function rowsMissing(output: CheckerOutput, { statistics }: TscReport): CheckerProblem | null {
  return output.asked !== true || statistics.lastLine !== null
    ? null
    : { kind: 'output-cut', expected: 'the rows of --extendedDiagnostics', lastLines: lastLines(output) }
}

/** Whether the text alone proves its end. The rows of one project don't: behind them may come another one. */
export function provesEnd({ summary, starts, statistics }: TscReport, programs: number | null): boolean {
  const { lastLine, projects } = statistics
  const all = projects !== null || (statistics.programs.length === 1 && programs === 1)
  return summary !== null || (lastLine !== null && all && (starts.at(-1) ?? -1) < lastLine)
}
