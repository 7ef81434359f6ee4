/**
 * Recognises a pyright that says itself that it could not do its work. Much of that is said on standard
 * error only, beside a whole document and the exit code of a good run: basedpyright goes on without a
 * configuration that it can't read, and a file that pyright can't parse or read is one error and nothing
 * else. Knows nothing of counts; a run that passes here may still be refused.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { CheckerOutput } from '../checker.ts'
import { describeExit } from '../output/exit-words.ts'
import { lastLines } from '../output/output-text.ts'
import type { PyrightReport } from './report.ts'

/** All that there is to judge from. */
export interface PyrightRun {
  readonly output: CheckerOutput
  readonly report: PyrightReport
  readonly stderr: readonly string[]
}

const crashed =
  /^(?:Error performing analysis: |Fatal error from worker|Worker process exited unexpectedly|Invalid message from worker|Failed to start child process)/
/** A project, a configuration or an `include` entry that is not there. */
const missing: readonly RegExp[] = [
  /^Config file ".*" could not be read\b/,
  /^File or directory ".*" does not exist\b/,
]
const usage: readonly RegExp[] = [
  /^Unexpected option /,
  /^'.*' (?:option (?:requires a value$|cannot be used with |must be one of )|is not a (?:supported|valid) )/,
  /^Usage: (?:based)?pyright /,
]
const badConfiguration: readonly RegExp[] = [
  /^Config file ".*" could not be parsed\b/,
  /^Circular reference in configuration file /,
  /^failed to parse baseline file /,
]
const shownLines = 10
const noFiles = /^No source files found\.$/

/** Null when pyright itself does not say that anything went wrong. */
export function pyrightFailure(run: PyrightRun): CheckerProblem | null {
  const { output, report, stderr } = run
  const says = (pattern: RegExp): boolean =>
    [report.unread, stderr].some((lines) => lines.some((line) => pattern.test(line)))
  const facts = { exit: describeExit(output.exit), lastLines: spoken(run) }
  const code = output.exit.kind === 'code' ? output.exit.code : null
  if (code === 2 || says(crashed)) {
    return { kind: 'checker-internal-error', ...facts }
  }
  if (missing.some(says)) {
    return { kind: 'checker-project-missing', ...facts }
  }
  // 3: a configuration that can't be read or parsed, of pyright; basedpyright goes on without it.
  if (badConfiguration.some(says) || (code === 3 && !usage.some(says))) {
    return { kind: 'checker-bad-configuration', ...facts }
  }
  if (code === 3 || code === 4 || usage.some(says)) {
    return { kind: 'checker-usage-error', ...facts }
  }
  if (report.filesChecked === 0 || says(noFiles)) {
    return { kind: 'checker-no-files', evidence: 'No source files found.' }
  }
  return strangeExit(run)
}

/** What was said outside the report, because a document's last lines explain nothing. */
function spoken({ output, report, stderr }: PyrightRun): readonly string[] {
  const said = [...report.unread, ...stderr].filter((line) => line.trim() !== '').slice(-shownLines)
  return said.length === 0 ? lastLines(output) : said
}

/**
 * An error about a whole file that no rule has found: the file could not be read or parsed, so none of its
 * other errors was looked for. Told by its shape, because the words follow the user's language.
 */
export function lostFile({ output, report }: PyrightRun): CheckerProblem | null {
  const lost = report.placeless.find(({ severity, code }) => severity === 'error' && code === null)
  if (lost === undefined) {
    return null
  }
  const [first = '', ...stack] = lost.message.split('\n')
  if (stack.some((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))) {
    return {
      kind: 'checker-internal-error',
      exit: describeExit(output.exit),
      lastLines: [`${lost.file ?? ''}: error: ${first}`],
    }
  }
  return { kind: 'checker-file-unreadable', evidence: `${lost.file ?? ''}: error: ${first}` }
}

/** Codes that pyright has no meaning for, and a failure without any report. */
function strangeExit({ output, report, stderr }: PyrightRun): CheckerProblem | null {
  if (output.exit.kind !== 'code' || output.exit.code === 0) {
    return null
  }
  const exit = describeExit(output.exit)
  const silent = report.summary === null && report.diagnostics.length === 0 && output.stdout.trim() === ''
  if (silent && stderr.every((line) => line.trim() === '')) {
    return { kind: 'output-empty', exit }
  }
  return silent || output.exit.code > 4
    ? { kind: 'checker-crashed', exit, lastLines: lastLines(output) }
    : null
}
