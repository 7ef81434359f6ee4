/**
 * Recognises a ty that says itself that it could not do its work: arguments, configuration, no files, a file
 * that it could not read, a panic. Knows nothing of counts; a run that passes here may still be refused.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { CheckerOutput } from '../checker.ts'
import { describeExit } from '../output/exit-words.ts'
import { lastLines } from '../output/output-text.ts'
import { filesIndexed, type TyReport } from './report.ts'

/** All that there is to judge from. */
export interface TyRun {
  readonly output: CheckerOutput
  readonly report: TyReport
  /** Lines that are no diagnostics: of standard error, and those of standard output that are not read. */
  readonly spoken: readonly string[]
}

const noFiles = /^WARN No python files found under the given path\(s\)$/
const badConfiguration =
  /^ {2}Cause: (?:.* is not a valid `(?:ty|pyproject)\.toml`|Error loading configuration file |TOML parse error )/
const gone = /: (?:No such file or directory|The system cannot find the (?:file|path) specified)/

/** Null when ty itself does not say that anything went wrong. */
export function tyFailure({ output, report, spoken }: TyRun): CheckerProblem | null {
  const exit = describeExit(output.exit)
  const code = output.exit.kind === 'code' ? output.exit.code : null
  const of = (rule: string) => report.diagnostics.find((diagnostic) => diagnostic.code === rule)
  if (of('panic') !== undefined || code === 101) {
    return { kind: 'checker-internal-error', exit, lastLines: lastLines(output) }
  }
  const unreadable = of('io')
  if (unreadable !== undefined) {
    const { file, message } = unreadable
    return file === null && gone.test(message)
      ? { kind: 'checker-project-missing', exit, lastLines: lastLines(output) }
      : { kind: 'checker-file-unreadable', evidence: `${file ?? ''}: error: ${message}` }
  }
  const empty = spoken.find((line) => noFiles.test(line) || filesIndexed(line) === 0)
  if (empty !== undefined) {
    return { kind: 'checker-no-files', evidence: empty }
  }
  if (spoken.some((line) => badConfiguration.test(line))) {
    return { kind: 'checker-bad-configuration', exit, lastLines: lastLines(output) }
  }
  if (spoken.some((line) => /^ty failed$/.test(line)) || code === 2) {
    return { kind: 'checker-usage-error', exit, lastLines: lastLines(output) }
  }
  return code === null || code < 2 ? null : { kind: 'checker-crashed', exit, lastLines: lastLines(output) }
}
