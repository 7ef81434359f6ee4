/**
 * Decides whether a run of pyright or basedpyright can be trusted, and hands over its diagnostics if so.
 *
 * Every form proves its end: JSON by its closing brace and its counts, the text by its summary. A syntax
 * error stops neither pyright nor this. A text without any diagnostic is refused unless it says how many
 * files there were, because since 1.1.306 a run without files prints the very same.
 */
import type { Severity } from '#model/diagnostic.ts'
import type { CheckerProblem } from '#model/problem.ts'
import { rawTable } from '#model/raw-table.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { CheckerOutput, Reading } from '../checker.ts'
import { brokenRun } from '../output/broken-run.ts'
import { describeExit } from '../output/exit-words.ts'
import type { LineFate } from '../output/line-account.ts'
import { lastLines, outputText } from '../output/output-text.ts'
import { unreadProblem } from '../output/unread-lines.ts'
import { lostFile, pyrightFailure } from './failure.ts'
import { isPyrightJson, readPyrightJson } from './json.ts'
import { type PyrightReport, tallyOf } from './report.ts'
import { readPyrightText } from './text.ts'

function reportOf(lines: readonly string[]): PyrightReport {
  return isPyrightJson(lines) ? readPyrightJson(lines) : readPyrightText(lines)
}

/** The fate of each line. */
export function accountPyright(stdout: string): readonly LineFate[] {
  return reportOf(outputText(stdout).lines).fates
}

/** `name` is only for words: both print the same. */
export function readPyright(name: CheckerName, output: CheckerOutput): Reading {
  const { lines } = outputText(output.stdout)
  const stderr = outputText(output.stderr).lines
  const report = reportOf(lines)
  const run = { output, report, stderr }
  const problem =
    lostFile(run) ??
    brokenRun(output, [...report.unread, ...stderr]) ??
    pyrightFailure(run) ??
    unreadProblem([...report.unread, ...(report.fault === null ? [] : [report.fault])]) ??
    cutProblem(output, report) ??
    summaryProblem(report) ??
    emptyProblem(name, report) ??
    exitProblem(name, output, report)
  if (problem !== null) {
    return { kind: 'not-comparable', problem }
  }
  const { diagnostics, filesChecked, version } = report
  return {
    kind: 'read',
    diagnostics: rawTable(diagnostics),
    filesChecked,
    ...(version === null ? {} : { version }),
  }
}

function cutProblem(output: CheckerOutput, report: PyrightReport): CheckerProblem | null {
  if (report.summary !== null) {
    return null
  }
  if (output.stdout.trim() === '') {
    return { kind: 'output-empty', exit: describeExit(output.exit) }
  }
  const expected =
    report.format === 'json' ? 'the end of its JSON document' : 'a summary line: … errors, … warnings, …'
  return { kind: 'output-cut', expected, lastLines: lastLines(output) }
}

const units: Readonly<Record<Severity, string>> = {
  error: 'errors',
  warning: 'warnings',
  information: 'informations',
}

function summaryProblem({ format, diagnostics, summary }: PyrightReport): CheckerProblem | null {
  if (summary === null) {
    return null
  }
  const tally = tallyOf(diagnostics)
  // `--level` leaves the lower severities out of the JSON, but counts them there.
  const hidden = {
    error: false,
    warning: format === 'json' && tally.warning + tally.information === 0,
    information: format === 'json' && tally.information === 0,
  }
  for (const severity of ['error', 'warning', 'information'] as const) {
    const [claimed, read] = [summary.claimed[severity], tally[severity]]
    if (claimed !== read && !hidden[severity]) {
      const unit = units[severity]
      return { kind: 'summary-disagrees', summary: summary.words[severity], claimed, read, unit }
    }
  }
  return null
}

function emptyProblem(name: CheckerName, report: PyrightReport): CheckerProblem | null {
  if (report.filesChecked !== null || report.diagnostics.length > 0) {
    return null
  }
  const summary = report.summary?.words.error ?? ''
  const evidence = `“${summary}” is also what ${name} prints without any; add --outputjson, which counts them`
  return { kind: 'checker-no-files', evidence }
}

/** Warnings give exit code 1 with `--warnings`, or with basedpyright’s `failOnWarnings`. */
function exitProblem(name: CheckerName, output: CheckerOutput, report: PyrightReport): CheckerProblem | null {
  const code = output.exit.kind === 'code' ? output.exit.code : null
  const exit = describeExit(output.exit)
  const { error: errors } = tallyOf(report.diagnostics)
  if (code === 0 && errors > 0) {
    const meaning = `${name} exits with 0 only when it finds no errors`
    return { kind: 'exit-disagrees', exit, errors, meaning }
  }
  if (code === 1 && errors === 0 && report.summary?.claimed.warning === 0) {
    const meaning = `${name} exits with 1 only when it finds errors, or warnings that it was told to count`
    return { kind: 'exit-disagrees', exit, errors, meaning }
  }
  return null
}
