/**
 * Recognises a mypy that says itself that it failed or stopped: usage, configuration, no files, a blocking
 * error, an internal error. Knows nothing of counts; a run that passes here may still be refused.
 */
import type { CheckerProblem } from '#model/problem.ts'
import { countErrors } from '#model/snapshot.ts'
import type { CheckerOutput } from './checker.ts'
import { describeExit } from './exit-words.ts'
import type { MypyReport } from './mypy-report.ts'
import { lastLines } from './output-text.ts'

/** All that there is to judge from. */
export interface MypyRun {
  readonly output: CheckerOutput
  readonly report: MypyReport
  readonly stderr: readonly string[]
}

const internalError = /^(?:\S.*: )?error: INTERNAL ERROR\b/
const noFiles = /^(?:There are no \.py\[i\] files in directory |Nothing to do\?!)/
/**
 * Arguments and configuration: argparse, `fail()` in mypy/main.py, files and modules that are not there
 * (worded differently by 1.x, 1.20 and 2.4), and errors that stand in a configuration file (plugins).
 */
const usage: readonly RegExp[] = [
  /^usage: d?mypy /,
  /^mypy: (?:error: |can't )/,
  /^Can't find package /,
  /: error: [Cc]annot (?:read|find) (?:file|module)\b/,
  /^[^:]*\.(?:ini|cfg|toml)(?::\d+)*: error: /,
]
const skipped = '(Skipping most remaining errors due to unresolved imports'

/** Null when mypy itself does not say that anything went wrong. */
export function mypyFailure(run: MypyRun): CheckerProblem | null {
  const { output, report, stderr } = run
  const exit = describeExit(output.exit)
  const heads = report.diagnostics.map(
    ({ file, message, severity }) => `${file ?? ''}: ${severity}: ${message}`,
  )
  const says = (pattern: RegExp): boolean =>
    [report.unread, stderr, heads].some((lines) => lines.some((line) => pattern.test(line)))
  if (says(internalError)) {
    return { kind: 'checker-crashed', exit, lastLines: lastLines(output) }
  }
  const empty = [...report.unread, ...stderr].find((line) => noFiles.test(line))
  if (empty !== undefined) {
    return { kind: 'checker-no-files', evidence: empty }
  }
  if (report.summary?.filesChecked === 0) {
    return { kind: 'checker-no-files', evidence: report.summary.line }
  }
  const fatal = output.exit.kind === 'code' && output.exit.code === 2
  const blocked = report.summary !== null && report.summary.filesChecked === null
  if ((fatal || blocked || report.summary === null) && usage.some(says)) {
    return { kind: 'checker-usage-error', exit, lastLines: lastLines(output) }
  }
  return stoppedEarly(run, blocked) ?? strangeExit(run)
}

/** A syntax error, or mypy's own limit on the number of errors. */
function stoppedEarly({ output, report, stderr }: MypyRun, blocked: boolean): CheckerProblem | null {
  const limit = report.diagnostics.find(({ message, notes }) =>
    [message, ...notes].some((text) => text.startsWith(skipped)),
  )
  if (limit !== undefined) {
    return { kind: 'checker-stopped-early', evidence: `${skipped} or missing stubs; fix these first)` }
  }
  const fatal = output.exit.kind === 'code' && output.exit.code === 2 && report.summary === null
  const errors = countErrors(report.diagnostics)
  if (!blocked && !(fatal && errors > 0)) {
    return null
  }
  const first = report.diagnostics.find(({ severity }) => severity === 'error')
  const evidence =
    first === undefined
      ? (stderr.find((line) => line.includes(': error:')) ?? report.summary?.line ?? '')
      : `${first.file ?? ''}:${first.line}: error: ${first.message}`
  return { kind: 'checker-stopped-early', evidence }
}

/** Codes that mypy has no meaning for, and a 2 that comes with nothing but words on stderr. */
function strangeExit({ output, report, stderr }: MypyRun): CheckerProblem | null {
  if (output.exit.kind !== 'code' || output.exit.code === 0) {
    return null
  }
  const exit = describeExit(output.exit)
  const silent = report.diagnostics.length === 0 && report.summary === null && report.unread.length === 0
  const speaks = stderr.some((line) => line.trim() !== '')
  if (silent && !speaks) {
    return { kind: 'output-empty', exit }
  }
  if (silent && output.exit.code === 2) {
    return { kind: 'checker-usage-error', exit, lastLines: lastLines(output) }
  }
  if (silent || output.exit.code > 2) {
    return { kind: 'checker-crashed', exit, lastLines: lastLines(output) }
  }
  return null
}
