/**
 * Recognises a mypy that says itself that it failed or stopped: usage, configuration, no files, a blocking
 * error, an internal error. Knows nothing of counts; a run that passes here may still be refused.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { RawTable } from '#model/raw-table.ts'
import type { CheckerOutput } from '../checker.ts'
import { describeExit } from '../output/exit-words.ts'
import { lastLines } from '../output/output-text.ts'
import { isRefusedSetting, type MypyReport } from './report.ts'

/** All that there is to judge from. */
export interface MypyRun {
  readonly output: CheckerOutput
  readonly report: MypyReport
  readonly stderr: readonly string[]
  /** Lines that say something about the run, with the diagnostics among them that may. */
  readonly said: readonly string[]
}

export function mypyRun(output: CheckerOutput, report: MypyReport, stderr: readonly string[]): MypyRun {
  return { output, report, stderr, said: saidBy(report, stderr) }
}

const internalError = /^(?:\S.*: )?error: INTERNAL ERROR\b/
const noFiles = /^(?:There are no \.py\[i\] files in directory |Nothing to do\?!)/
/** Arguments: argparse and `fail()` in mypy/main.py. */
const usage: readonly RegExp[] = [/^usage: d?mypy /, /^mypy: (?:error: |can't )/]
/** Files and modules that are not there: worded differently by 1.x, 1.20 and 2.4. */
const missing: readonly RegExp[] = [
  /^Can't find package /,
  /^mypy: (?:error: )?(?:can't (?:read|find) |Cannot find ).*(?:No such file or directory|module)/,
  /: error: [Cc]annot (?:read|find) (?:file|module)\b(?!.*Permission denied)/,
]
const pluginMissing =
  /^[^:]*\.(?:ini|cfg|toml)(?::\d+)*: error: (?:Error importing plugin |Can't find plugin )/
/** A configuration that stops mypy, and one that it could not read and goes on without, as if nothing were. */
const badConfiguration: readonly RegExp[] = [
  /^[^:]*\.(?:ini|cfg|toml): (?!\[|No \[mypy\] section |error: |information: )\S/,
  /^[^:]*\.(?:ini|cfg|toml)(?::\d+)*: error: /,
  /^mypy: error: (?:Invalid error code\(s\): |Cannot find config file )/,
  /^error: The exclude .* is an invalid regular expression\b/,
]
/** What `dmypy` says of a daemon that does not answer any more. */
const daemonLost = /^(?:\[Errno -?\d+\] |Malformed status file: )/
const unreadable =
  /^[^"]*: error: (?:[Cc]annot decode file: |[Cc]annot read file: .*Permission denied|'[\w-]+' codec can't decode\b)|^mypy: (?:error: )?can't (?:decode file |read file .*Permission denied)/
const skipped = '(Skipping most remaining errors due to unresolved imports'

/** How a message about a file starts when mypy speaks of itself; any other about a source is about the source. */
const aboutItself = /^(?:INTERNAL ERROR|[Cc]annot |')/

function saidBy(report: MypyReport, stderr: readonly string[]): readonly string[] {
  const heads = report.diagnostics
    .where({ file: (file) => !file?.endsWith('.py'), message: (message) => aboutItself.test(message) })
    .map(({ file, severity, message }) => `${file ?? ''}: ${severity}: ${message}`)
  return [...report.unread, ...stderr, ...heads]
}

/** Whether mypy has words of its own for a failure inside, which it prints like a diagnostic. */
export function saysInternalError({ said }: MypyRun): boolean {
  return said.some((line) => internalError.test(line))
}

/** Null when mypy itself does not say that anything went wrong. */
export function mypyFailure(run: MypyRun): CheckerProblem | null {
  const { output, report, said } = run
  const find = (patterns: readonly RegExp[]): string | undefined =>
    said.find((line) => patterns.some((pattern) => pattern.test(line)))
  const facts = { exit: describeExit(output.exit), lastLines: lastLines(output) }
  const [plugin, lost] = [find([pluginMissing]), find([unreadable])]
  if (plugin !== undefined) {
    return { kind: 'checker-plugin-missing', evidence: plugin }
  }
  if (find(badConfiguration) !== undefined || said.some(isRefusedSetting)) {
    return { kind: 'checker-bad-configuration', ...facts }
  }
  if (lost !== undefined) {
    return { kind: 'checker-file-unreadable', evidence: lost }
  }
  const empty = find([noFiles]) ?? (report.summary?.filesChecked === 0 ? report.summary.line : undefined)
  if (empty !== undefined) {
    return { kind: 'checker-no-files', evidence: empty }
  }
  const fatal = output.exit.kind === 'code' && output.exit.code === 2
  const blocked = report.summary !== null && report.summary.filesChecked === null
  const failed = fatal || blocked || report.summary === null
  if (failed && find(missing) !== undefined) {
    return { kind: 'checker-project-missing', ...facts }
  }
  if (failed && find(usage) !== undefined) {
    return { kind: 'checker-usage-error', ...facts }
  }
  return stoppedEarly(run, blocked) ?? strangeExit(run)
}

/** A syntax error, or mypy's own limit on the number of errors. */
function stoppedEarly({ output, report, stderr }: MypyRun, blocked: boolean): CheckerProblem | null {
  if (saysSkipped(report.diagnostics)) {
    return { kind: 'checker-stopped-early', evidence: `${skipped} or missing stubs; fix these first)` }
  }
  const fatal = output.exit.kind === 'code' && output.exit.code === 2 && report.summary === null
  const errors = report.diagnostics.count('error')
  if (!blocked && !(fatal && errors > 0)) {
    return null
  }
  const first = report.diagnostics.first('error')
  const evidence =
    first === null
      ? (stderr.find((line) => line.includes(': error:')) ?? report.summary?.line ?? '')
      : `${first.file ?? ''}:${first.line}: error: ${first.message}`
  return { kind: 'checker-stopped-early', evidence }
}

function saysSkipped({ texts, notes }: RawTable): boolean {
  return [texts.messages, ...notes.values()].some((all) => all.some((text) => text.startsWith(skipped)))
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
  if (silent && output.exit.code === 2 && !stderr.some((line) => daemonLost.test(line))) {
    return { kind: 'checker-usage-error', exit, lastLines: lastLines(output) }
  }
  if (silent || output.exit.code > 2) {
    return { kind: 'checker-crashed', exit, lastLines: lastLines(output) }
  }
  return null
}
