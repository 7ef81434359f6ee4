/**
 * Decides whether a run of tsc can be trusted, and hands over its diagnostics if so.
 *
 * The plain form has no summary: a cut between two lines can't be seen in it, unless `--diagnostics` closes it, which is
 * asked for where tsc is started here. The pretty form has one, and is refused without it. A run that stopped before
 * the types (see phases.ts) is refused.
 */

import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { CheckerProblem } from '#model/problem.ts'
import { rawTable } from '#model/raw-table.ts'
import { type CheckerName, countErrors } from '#model/snapshot.ts'
import type { Checker, CheckerOutput, ReadContext, Reading } from '../checker.ts'
import { blankRunProblem } from '../output/blank-run.ts'
import { brokenRun } from '../output/broken-run.ts'
import { describeExit } from '../output/exit-words.ts'
import { outputText } from '../output/output-text.ts'
import { scriptFiles } from '../output/source-files.ts'
import { unreadProblem } from '../output/unread-lines.ts'
import { cutProblem, provesEnd, rowsMissing } from './ending.ts'
import { tscFailure } from './failure.ts'
import { printingOption } from './option-lines.ts'
import { readPlainTsc } from './plain.ts'
import { isPrettyTsc, readPrettyTsc } from './pretty.ts'
import type { TscReport } from './report.ts'
import { tscSettings } from './settings.ts'
import { tscFlags, tscStrictSettings } from './strict-settings.ts'
import { tscStrictness } from './strictness.ts'
import { builds, isBuildWord } from './words.ts'

/** TypeScript 5.9, 6.0 and 7.0. */
export const tsc: Checker = {
  name: 'tsc',
  executable: 'tsc',
  watch: /^--?(?:w|watch)$/i,
  strictness: tscStrictness,
  oldest: '3.9',
  defaultArgs: ['--pretty', 'false'],
  proofArgs: ['--extendedDiagnostics'],
  comesFirst: isBuildWord,
  alsoCalled: ['vue-tsc'],
  configFiles: [{ name: 'tsconfig.json', marker: null }],
  sources: scriptFiles,
  readVersion: (text) => /^Version (\d\S*)/m.exec(text)?.[1] ?? null,
  read: tscReader('tsc'),
  account: (stdout) => reportOf(outputText(stdout).lines).fates,
  settings: tscSettings,
  strictSettings: tscStrictSettings,
  strictFlags: tscFlags,
  // TS5094: not with `--build`. It takes a sixth to two fifths of a run (5.9, 6.0, 7.0).
  listing: (args) => (builds(args) ? null : [...args, '--listFilesOnly']),
  language: 'Node',
}

function reportOf(lines: readonly string[]): TscReport {
  return isPrettyTsc(lines) ? readPrettyTsc(lines) : readPlainTsc(lines)
}

/** The same for a program that prints what tsc prints. */
export function tscReader(name: CheckerName): Checker['read'] {
  return (output, context) => readTsc(name, output, context)
}

function readTsc(name: CheckerName, output: CheckerOutput, { programs = null }: ReadContext = {}): Reading {
  const { lines, ended } = outputText(output.stdout)
  const report = reportOf(lines)
  const problem =
    brokenRun(output, [...report.unread, ...outputText(output.stderr).lines]) ??
    tscFailure({ output, report, lines, programs }) ??
    cutProblem(output, report, ended) ??
    unreadProblem(report.unread, printingOption(report.unread)) ??
    rowsMissing(output, report) ??
    summaryProblem(report) ??
    exitProblem(name, output, { report, programs })
  return problem === null
    ? {
        kind: 'read',
        diagnostics: rawTable(distinct(report.diagnostics)),
        filesChecked: filesChecked(report, programs),
      }
    : { kind: 'not-comparable', problem }
}

/** Each once: `--build` repeats what it finds in a file of several projects. */
function distinct(diagnostics: readonly RawDiagnostic[]): readonly RawDiagnostic[] {
  const found = new Map<string, RawDiagnostic>()
  for (const diagnostic of diagnostics) {
    const { file, line, column, code, message } = diagnostic
    const key = JSON.stringify([file, line, column, code, message])
    found.set(key, found.get(key) ?? diagnostic)
  }
  return [...found.values()]
}

/** Of a build that left projects out as up to date it is not known. */
function filesChecked({ statistics }: TscReport, programs: number | null): number | null {
  const blocks = statistics.programs
  return blocks.length === 0 || blocks.length < (programs ?? 0)
    ? null
    : blocks.reduce((sum, { files }) => sum + files, 0)
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

function exitProblem(
  checker: CheckerName,
  output: CheckerOutput,
  { report, programs }: { readonly report: TscReport; readonly programs: number | null },
): CheckerProblem | null {
  const errors = countErrors(report.diagnostics)
  if (output.exit.kind === 'unknown') {
    // What comes through a pipe may have lost its end on the way; a file is what a finished step has left.
    const whole = provesEnd(report, programs) || (report.diagnostics.length > 0 && output.piped !== true)
    return whole ? null : { kind: 'exit-unknown', checker }
  }
  const exit = describeExit(output.exit)
  const code = output.exit.kind === 'code' ? output.exit.code : null
  if (code === 0 && errors > 0) {
    return {
      kind: 'exit-disagrees',
      exit,
      errors,
      meaning: `${checker} exits with 0 only when it finds no errors`,
    }
  }
  if (code !== 0 && errors === 0) {
    return {
      kind: 'exit-disagrees',
      exit,
      errors,
      meaning: `${checker} exits with ${code} only when it finds errors`,
    }
  }
  return report.diagnostics.length === 0 ? blankRunProblem(output) : null
}
