/**
 * Decides whether a run of mypy can be trusted, and hands over its diagnostics if so.
 *
 * Text proves its end by the summary line; without one (`--no-error-summary`, a cut) it is refused.
 * JSON has no summary, so its only proof is mypy's own exit code and a complete last line: without a known
 * exit code it is refused. A clean JSON run is one empty line and exit code 0; no output at all is refused.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { Checker, CheckerOutput, Reading } from '../checker.ts'
import { blankRunProblem } from '../output/blank-run.ts'
import { brokenRun } from '../output/broken-run.ts'
import { describeExit } from '../output/exit-words.ts'
import { lastLines, type OutputText, outputText } from '../output/output-text.ts'
import { pythonFiles } from '../output/source-files.ts'
import { TextLines } from '../output/text-lines.ts'
import { unreadProblem } from '../output/unread-lines.ts'
import { mypyFailure, mypyRun, saysInternalError } from './failure.ts'
import { readMypyJson } from './json.ts'
import { mypyPluginPackage } from './plugins.ts'
import type { MypyReport } from './report.ts'
import { mypyCoverageFiles, mypyReportFolders } from './reports.ts'
import { mypySettings } from './settings.ts'
import { mypyFlags, mypyStrictSettings } from './strict-settings.ts'
import { mypyStrictness } from './strictness.ts'
import { readMypyText } from './text.ts'

/**
 * mypy 1.0 to 2.4; dmypy prints the same.
 *
 * `--soft-error-limit=-1`, which later versions have by default: mypy 1.0 hides most errors once it has
 * seen 200 of them and an import that it can't find.
 */
export const mypy: Checker = {
  name: 'mypy',
  executable: 'mypy',
  oldest: '0.910',
  defaultArgs: [
    '--show-column-numbers',
    '--no-pretty',
    '--no-color-output',
    '--hide-error-context',
    '--show-error-codes',
    '--error-summary',
    '--soft-error-limit=-1',
  ],
  configFiles: [
    { name: 'mypy.ini', marker: null },
    { name: '.mypy.ini', marker: null },
    { name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.mypy\s*[.\]]/m },
    { name: 'setup.cfg', marker: /^\[mypy[\]-]/m },
  ],
  // What `mypy-baseline` leaves out of its output.
  alsoReads: [{ name: 'mypy-baseline.txt', marker: null }],
  sources: pythonFiles,
  readVersion: (text) => /^(?:d?mypy) (\d[^\s]*)/m.exec(text)?.[1] ?? null,
  read: readMypy,
  account: (stdout) => reportOf(outputText(stdout)).fates,
  settings: mypySettings,
  strictSettings: mypyStrictSettings,
  strictFlags: mypyFlags,
  ownReports: { folders: mypyReportFolders, coverage: mypyCoverageFiles },
  pluginPackage: mypyPluginPackage,
  strictness: mypyStrictness,
  ownInterpreter: true,
  language: 'Python',
}

function reportOf(printed: OutputText): MypyReport {
  const lines = new TextLines(printed.text)
  return isJson(lines) ? readMypyJson(printed.lines) : readMypyText(lines)
}

function readMypy(output: CheckerOutput): Reading {
  const text = outputText(output.stdout)
  const { report, stderr } = withErrorStream(reportOf(text), outputText(output.stderr))
  const run = mypyRun(output, report, stderr)
  const problem =
    brokenRun(output, [...report.unread, ...stderr], { saysInternal: saysInternalError(run) }) ??
    mypyFailure(run) ??
    cutProblem(output, report, text.ended) ??
    unreadProblem(report.unread) ??
    missingEnd(output, report) ??
    disagreement(output, report)
  if (problem !== null) {
    return { kind: 'not-comparable', problem }
  }
  return {
    kind: 'read',
    diagnostics: report.diagnostics,
    filesChecked: report.format === 'text' ? (report.summary?.filesChecked ?? null) : null,
  }
}

/**
 * With `--non-interactive` the summary is on standard output and every message on standard error (`main` in mypy/main.py, 1.0 to
 * 2.4). They are taken when they are exactly as many as the summary says. `stderr` has the lines that are no messages.
 */
function withErrorStream(
  report: MypyReport,
  stderr: OutputText,
): { readonly report: MypyReport; readonly stderr: readonly string[] } {
  const { lines } = stderr
  const { summary } = report
  // What stopped mypy is on standard error as well.
  const wasStopped = summary?.filesChecked === null
  if (summary === null || summary.errors === 0 || wasStopped || report.diagnostics.length > 0) {
    return { report, stderr: lines }
  }
  const { diagnostics, counted, fates } = reportOf(stderr)
  return counted.errors === summary.errors && counted.files === summary.files
    ? {
        report: { ...report, diagnostics, counted },
        stderr: lines.filter((_, at) => fates[at] !== 'diagnostic'),
      }
    : { report, stderr: lines }
}

const telling = /^(?:\{"|Found |Success: |\S.*: (?:error|note): )/

/** The first line that says anything decides; one empty line is what a clean JSON run prints. */
function isJson(lines: TextLines): boolean {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines.at(at)
    if (telling.test(line)) {
      return line.startsWith('{"')
    }
  }
  return lines.length === 1 && lines.at(0) === ''
}

function cutProblem(output: CheckerOutput, report: MypyReport, ended: boolean): CheckerProblem | null {
  return ended || report.summary !== null ? null : cut(output, 'a line break after the last line')
}

function cut(output: CheckerOutput, expected: string): CheckerProblem {
  return { kind: 'output-cut', expected, lastLines: lastLines(output) }
}

function missingEnd(output: CheckerOutput, report: MypyReport): CheckerProblem | null {
  const said = report.diagnostics.length > 0 || report.format === 'json'
  if (report.summary !== null) {
    return null
  }
  if (!said) {
    return { kind: 'output-empty', exit: describeExit(output.exit) }
  }
  if (report.format === 'text') {
    return cut(output, 'a summary line, which --no-error-summary leaves out')
  }
  if (output.exit.kind === 'unknown') {
    return { kind: 'exit-unknown', checker: 'mypy' }
  }
  return report.diagnostics.length === 0 ? blankRunProblem(output) : null
}

function disagreement(output: CheckerOutput, report: MypyReport): CheckerProblem | null {
  const { summary, counted } = report
  if (summary !== null && summary.errors !== counted.errors) {
    return summaryProblem(summary.line, { claimed: summary.errors, read: counted.errors, unit: 'errors' })
  }
  if (summary !== null && summary.files !== counted.files) {
    return summaryProblem(summary.line, { claimed: summary.files, read: counted.files, unit: 'files' })
  }
  return exitProblem(output, report)
}

function summaryProblem(
  summary: string,
  counts: { readonly claimed: number; readonly read: number; readonly unit: string },
): CheckerProblem {
  return { kind: 'summary-disagrees', summary, ...counts }
}

/**
 * A note alone makes no error, but with JSON mypy's exit code is 1 for it: `count_stats` does not know
 * notes in that format (1.11 to 2.4).
 */
function exitProblem(output: CheckerOutput, report: MypyReport): CheckerProblem | null {
  const errors = report.diagnostics.count('error')
  if (output.exit.kind !== 'code') {
    return null
  }
  const exit = describeExit(output.exit)
  if (output.exit.code === 0 && errors > 0) {
    return { kind: 'exit-disagrees', exit, errors, meaning: 'mypy exits with 0 only when it finds no errors' }
  }
  const noteInJson = report.format === 'json' && report.diagnostics.length > 0
  if (output.exit.code === 1 && errors === 0 && !noteInJson) {
    return { kind: 'exit-disagrees', exit, errors, meaning: 'mypy exits with 1 only when it finds errors' }
  }
  if (output.exit.code === 2) {
    return { kind: 'exit-disagrees', exit, errors, meaning: 'mypy exits with 2 when it could not check' }
  }
  return null
}
