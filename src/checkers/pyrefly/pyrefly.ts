/**
 * Decides whether a run of pyrefly can be trusted, and hands over its diagnostics if so.
 *
 * JSON proves its end by its brace, and is not printed at all when pyrefly found no files or could not read its
 * configuration. Text is believed only with the summary, which stands on standard error. Where there is a
 * summary, it must agree. A syntax error stops neither pyrefly nor this.
 */
import type { CheckerProblem } from '#model/problem.ts'
import { rawTable } from '#model/raw-table.ts'
import { countErrors } from '#model/snapshot.ts'
import type { Checker, CheckerOutput, Reading } from '../checker.ts'
import { brokenRun } from '../output/broken-run.ts'
import { describeExit } from '../output/exit-words.ts'
import { unreadLines } from '../output/line-account.ts'
import { lastLines, outputText } from '../output/output-text.ts'
import { pythonFilesAndNotebooks } from '../output/source-files.ts'
import { unreadProblem } from '../output/unread-lines.ts'
import { pyreflyFailure } from './failure.ts'
import { isPyreflyJson, readPyreflyJson } from './json.ts'
import { modulesChecked, type PyreflyReport, type PyreflySummary, pyreflySummary } from './report.ts'
import { pyreflyFlags, pyreflySettings, pyreflyStrictSettings } from './settings.ts'
import { readPyreflyText } from './text.ts'

/** pyrefly 0.50 to 1.5. `--summary=full`, because it says how many files were checked. */
export const pyrefly: Checker = {
  name: 'pyrefly',
  executable: 'pyrefly',
  watch: /^--watch$/,
  oldest: '0.50',
  defaultArgs: ['check', '--output-format', 'json', '--summary=full'],
  configFiles: [
    { name: 'pyrefly.toml', marker: null },
    { name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.pyrefly\s*[.\]]/m },
  ],
  // Without a configuration of its own it takes over those of the others.
  alsoReads: [
    { name: 'pyrightconfig.json', marker: null },
    { name: 'mypy.ini', marker: null },
    { name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.(?:mypy|pyright)\s*[.\]]/m },
  ],
  sources: pythonFilesAndNotebooks,
  readVersion: (text) => /^pyrefly (\d\S*)/m.exec(text)?.[1] ?? null,
  read: readPyrefly,
  account: (stdout) => reportOf(outputText(stdout).lines).fates,
  settings: pyreflySettings,
  strictSettings: pyreflyStrictSettings,
  strictFlags: pyreflyFlags,
  language: 'Python',
}

function reportOf(lines: readonly string[]): PyreflyReport {
  return isPyreflyJson(lines) ? readPyreflyJson(lines) : readPyreflyText(lines)
}

function readPyrefly(output: CheckerOutput): Reading {
  const { lines } = outputText(output.stdout)
  const stderr = outputText(output.stderr).lines
  const report = reportOf(lines)
  const unread = unreadLines(lines, report.fates)
  const spoken = [...lines.filter((_, at) => report.fates[at] !== 'diagnostic'), ...stderr]
  const summary = summaryOf(spoken)
  const problem =
    brokenRun(output, [...unread, ...stderr]) ??
    pyreflyFailure({ output, report, spoken }) ??
    unreadProblem(unread) ??
    faultProblem(report) ??
    cutProblem(output, report, summary) ??
    summaryProblem(report, summary) ??
    exitProblem(output, report)
  if (problem !== null) {
    return { kind: 'not-comparable', problem }
  }
  const counting = spoken.find((line) => modulesChecked(line) !== null)
  const filesChecked = counting === undefined ? null : modulesChecked(counting)
  return { kind: 'read', diagnostics: rawTable(report.diagnostics), filesChecked }
}

/** The last one; in a file with both streams it may stand right behind the JSON's brace. */
function summaryOf(spoken: readonly string[]): PyreflySummary | null {
  const last = spoken.findLast((line) => pyreflySummary(line.replace(/^\}/, '')) !== null)
  return last === undefined ? null : pyreflySummary(last.replace(/^\}/, ''))
}

function faultProblem({ fault }: PyreflyReport): CheckerProblem | null {
  if (fault?.kind === 'age') {
    return { kind: 'checker-too-old', checker: 'pyrefly', oldest: pyrefly.oldest, evidence: fault.detail }
  }
  return fault === null ? null : unreadProblem([fault.detail])
}

function cutProblem(
  output: CheckerOutput,
  report: PyreflyReport,
  summary: PyreflySummary | null,
): CheckerProblem | null {
  if (report.whole || (report.format === 'text' && summary !== null)) {
    return null
  }
  if (output.stdout.trim() === '') {
    return { kind: 'output-empty', exit: describeExit(output.exit) }
  }
  const expected =
    report.format === 'json'
      ? 'the end of its JSON document'
      : 'a summary line: INFO … errors (it goes to standard error: keep it with 2>&1, or use --output-format json)'
  return { kind: 'output-cut', expected, lastLines: lastLines(output) }
}

function summaryProblem(
  { diagnostics }: PyreflyReport,
  summary: PyreflySummary | null,
): CheckerProblem | null {
  if (summary === null) {
    return null
  }
  const { line, claimed, unit } = summary
  const read = unit === 'errors' ? countErrors(diagnostics) : diagnostics.length
  return claimed === read ? null : { kind: 'summary-disagrees', summary: line.trim(), claimed, read, unit }
}

function exitProblem(output: CheckerOutput, { diagnostics }: PyreflyReport): CheckerProblem | null {
  const code = output.exit.kind === 'code' ? output.exit.code : null
  const exit = describeExit(output.exit)
  const errors = countErrors(diagnostics)
  if (code === 0 && errors > 0) {
    return {
      kind: 'exit-disagrees',
      exit,
      errors,
      meaning: 'pyrefly exits with 0 only when it finds no errors',
    }
  }
  if (code === 1 && errors === 0) {
    return { kind: 'exit-disagrees', exit, errors, meaning: 'pyrefly exits with 1 only when it finds errors' }
  }
  return null
}
