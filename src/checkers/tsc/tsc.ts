/**
 * Decides whether a run of tsc can be trusted, and hands over its diagnostics if so.
 *
 * The plain form has no summary: no output and exit code 0 is a clean run, and a cut between two lines
 * can't be seen. The pretty form has one, and is refused without it. A run that stopped before the types
 * (see tsc-phases.ts) is refused.
 */
import type { CheckerProblem } from '#model/problem.ts'
import { rawTable } from '#model/raw-table.ts'
import { countErrors } from '#model/snapshot.ts'
import type { Checker, CheckerOutput, Reading } from '../checker.ts'
import { blankRunProblem } from '../output/blank-run.ts'
import { brokenRun } from '../output/broken-run.ts'
import { describeExit } from '../output/exit-words.ts'
import { lastLines, outputText } from '../output/output-text.ts'
import { scriptFiles } from '../output/source-files.ts'
import { unreadProblem } from '../output/unread-lines.ts'
import { tscFailure } from './failure.ts'
import { readPlainTsc } from './plain.ts'
import { isPrettyTsc, readPrettyTsc } from './pretty.ts'
import type { TscReport } from './report.ts'
import { tscSettings } from './settings.ts'

/** TypeScript 5.9, 6.0 and 7.0. */
export const tsc: Checker = {
  name: 'tsc',
  executable: 'tsc',
  oldest: '3.9',
  defaultArgs: ['--pretty', 'false'],
  configFiles: [{ name: 'tsconfig.json', marker: null }],
  sources: scriptFiles,
  readVersion: (text) => /^Version (\d\S*)/m.exec(text)?.[1] ?? null,
  read: readTsc,
  account: (stdout) => reportOf(outputText(stdout).lines).fates,
  settings: tscSettings,
  // TS5094: not with `--build`. It takes a sixth to two fifths of a run (5.9, 6.0, 7.0).
  listing: (args) =>
    args.some((word) => /^--?b(?:uild)?$/i.test(word)) ? null : [...args, '--listFilesOnly'],
  language: 'Node',
}

function reportOf(lines: readonly string[]): TscReport {
  return isPrettyTsc(lines) ? readPrettyTsc(lines) : readPlainTsc(lines)
}

function readTsc(output: CheckerOutput): Reading {
  const { lines, ended } = outputText(output.stdout)
  const report = reportOf(lines)
  const problem =
    brokenRun(output, [...report.unread, ...outputText(output.stderr).lines]) ??
    tscFailure(output, report, lines) ??
    cutProblem(output, report, ended) ??
    unreadProblem(report.unread) ??
    summaryProblem(report) ??
    exitProblem(output, report)
  return problem === null
    ? { kind: 'read', diagnostics: rawTable(report.diagnostics), filesChecked: null }
    : { kind: 'not-comparable', problem }
}

function cutProblem(output: CheckerOutput, report: TscReport, ended: boolean): CheckerProblem | null {
  if (report.format === 'pretty' ? report.summary !== null : ended) {
    return null
  }
  const expected =
    report.format === 'pretty' ? 'a summary line: Found … errors' : 'a line break after the last line'
  return { kind: 'output-cut', expected, lastLines: lastLines(output) }
}

function summaryProblem({ summary, diagnostics }: TscReport): CheckerProblem | null {
  if (summary === null) {
    return null
  }
  const errors = countErrors(diagnostics)
  if (summary.errors !== errors) {
    return {
      kind: 'summary-disagrees',
      summary: summary.line,
      claimed: summary.errors,
      read: errors,
      unit: 'errors',
    }
  }
  const located = diagnostics.filter(({ severity, file }) => severity === 'error' && file !== null)
  const files = new Set(located.map(({ file }) => file)).size
  return summary.files === null || summary.files === files
    ? null
    : { kind: 'summary-disagrees', summary: summary.line, claimed: summary.files, read: files, unit: 'files' }
}

function exitProblem(output: CheckerOutput, report: TscReport): CheckerProblem | null {
  const errors = countErrors(report.diagnostics)
  if (output.exit.kind === 'unknown') {
    return report.diagnostics.length > 0 ? null : { kind: 'exit-unknown', checker: 'tsc' }
  }
  const exit = describeExit(output.exit)
  const code = output.exit.kind === 'code' ? output.exit.code : null
  if (code === 0 && errors > 0) {
    return { kind: 'exit-disagrees', exit, errors, meaning: 'tsc exits with 0 only when it finds no errors' }
  }
  if (code !== 0 && errors === 0) {
    return {
      kind: 'exit-disagrees',
      exit,
      errors,
      meaning: `tsc exits with ${code} only when it finds errors`,
    }
  }
  return report.diagnostics.length === 0 ? blankRunProblem(output) : null
}
