/**
 * Recognises a pyrefly that says itself that it could not do its work: arguments, configuration, no files, a
 * file that it could not read. Nearly all of that is said on standard error only. Knows nothing of counts.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { CheckerOutput } from '../checker.ts'
import { describeExit } from '../output/exit-words.ts'
import { lastLines } from '../output/output-text.ts'
import { modulesChecked, type PyreflyReport } from './report.ts'

/** All that there is to judge from. */
export interface PyreflyRun {
  readonly output: CheckerOutput
  readonly report: PyreflyReport
  /** Lines that are no diagnostics, of both streams. */
  readonly spoken: readonly string[]
}

const noFiles = /^No Python files matched patterns? /
const missing = /^(?:Path `.*` does not exist$|Broken symlink when walking )/
const badConfig = /^(?:Fatal configuration error$| WARN Config at `.*` failed to parse\b)/
const unloaded = /^Failed to load `.*` from `/

/** Null when pyrefly itself does not say that anything went wrong. */
export function pyreflyFailure({ output, report, spoken }: PyreflyRun): CheckerProblem | null {
  const code = output.exit.kind === 'code' ? output.exit.code : null
  const facts = { exit: describeExit(output.exit), lastLines: lastLines(output) }
  const says = (pattern: RegExp): boolean => spoken.some((line) => pattern.test(line))
  const empty = spoken.find((line) => noFiles.test(line) || modulesChecked(line) === 0)
  if (empty !== undefined) {
    return { kind: 'checker-no-files', evidence: empty }
  }
  if (says(missing)) {
    return { kind: 'checker-project-missing', ...facts }
  }
  if (says(badConfig)) {
    return { kind: 'checker-bad-configuration', ...facts }
  }
  if (code === 2) {
    return { kind: 'checker-usage-error', ...facts }
  }
  const lost = report.diagnostics.find(({ message }) => unloaded.test(message))
  if (lost !== undefined) {
    return { kind: 'checker-file-unreadable', evidence: `${lost.file ?? ''}: error: ${lost.message}` }
  }
  if (code === 101) {
    return { kind: 'checker-internal-error', ...facts }
  }
  return code === null || code < 2 ? null : { kind: 'checker-crashed', ...facts }
}
