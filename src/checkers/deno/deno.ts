/**
 * Decides whether a run of deno can be trusted, and hands over its errors if so: `deno check`.
 *
 * All of it goes to standard error, so each of its lines is accounted for; in a text with both streams they are one. The
 * last line and the count prove the end of a list of errors. A run without errors names the modules, or nothing where it
 * looked at them before: only the exit code says that it was one. A syntax error stops everything.
 */
import type { CheckerProblem } from '#model/problem.ts'
import { rawTable } from '#model/raw-table.ts'
import { countErrors } from '#model/snapshot.ts'
import type { Checker, CheckerOutput, Reading } from '../checker.ts'
import { brokenRun } from '../output/broken-run.ts'
import { describeExit } from '../output/exit-words.ts'
import { unreadLines } from '../output/line-account.ts'
import { lastLines, outputText } from '../output/output-text.ts'
import { scriptFiles } from '../output/source-files.ts'
import { unreadProblem } from '../output/unread-lines.ts'
import { type PlainSources, plainSettings, plainTable } from '../settings/plain-settings.ts'
import { denoStrictSettings } from './strict-settings.ts'
import { type DenoReport, readDenoText } from './text.ts'

const sources: PlainSources = {
  names: ['deno.json', 'deno.jsonc'],
  configOptions: ['-c', '--config'],
  withValue: ['--import-map', '--lock', '--cert', '--preload', '--node-modules-dir', '-L', '--log-level'],
  verb: 'check',
}

/** deno 2 and later, which checks the whole project when nothing is named. */
export const deno: Checker = {
  name: 'deno',
  executable: 'deno',
  watch: /^--watch(?:=|$)/,
  oldest: '2.0',
  defaultArgs: ['check'],
  configFiles: [
    { name: 'deno.json', marker: null },
    { name: 'deno.jsonc', marker: null },
  ],
  sources: scriptFiles,
  readVersion: (text) => /^deno (\d\S*)/m.exec(text)?.[1] ?? null,
  read: readDeno,
  account: (stdout) => readDenoText(outputText(stdout).lines).fates,
  settings: plainSettings(sources),
  strictSettings: async (query) => denoStrictSettings(await plainTable(sources, query)),
  language: 'Deno',
}

function readDeno(output: CheckerOutput): Reading {
  const [stdout, stderr] = [outputText(output.stdout).lines, outputText(output.stderr).lines]
  const lines = stdout.length > 0 && stderr.length > 0 ? [...stdout, '', ...stderr] : [...stdout, ...stderr]
  const report = readDenoText(lines)
  const unread = unreadLines(lines, report.fates)
  const problem =
    denoFailure(output, report, lines) ??
    brokenRun(output, unread) ??
    cutProblem(output, report, unread) ??
    unreadProblem(unread) ??
    countProblem(report) ??
    exitProblem(output, report)
  return problem === null
    ? { kind: 'read', diagnostics: rawTable(report.diagnostics), filesChecked: null }
    : { kind: 'not-comparable', problem }
}

function denoFailure(
  output: CheckerOutput,
  { diagnostics, stop }: DenoReport,
  lines: readonly string[],
): CheckerProblem | null {
  const facts = { exit: describeExit(output.exit), lastLines: lastLines(output) }
  const empty = lines.find((line) => /^Warning No matching files found\.?$/.test(line))
  if (empty !== undefined) {
    return { kind: 'checker-no-files', evidence: empty }
  }
  // A module that is named and not there; where a module imports it, the place of the import is told.
  if (diagnostics.some(({ file, code }) => file === null && code === 'TS2307')) {
    return { kind: 'checker-project-missing', ...facts }
  }
  return stop === null ? null : stopProblem(stop, facts)
}

function stopProblem(
  stop: string,
  facts: { readonly exit: string; readonly lastLines: readonly string[] },
): CheckerProblem | null {
  if (/^error: (?:SyntaxError: |The module's source code could not be parsed)/.test(stop)) {
    return { kind: 'checker-stopped-early', evidence: stop.slice('error: '.length) }
  }
  if (
    /^error: (?:unexpected argument|unrecognized subcommand|invalid value|a value is required|the argument)/.test(
      stop,
    )
  ) {
    return { kind: 'checker-usage-error', ...facts }
  }
  if (
    /^error: (?:Failed (?:deserializing|reading|to resolve) config|Unable to (?:parse|read) config|Config file|Unsupported compiler option)/i.test(
      stop,
    )
  ) {
    return { kind: 'checker-bad-configuration', ...facts }
  }
  // `failed to load`, `Import … failed`, `Unable to …`: a module could not be had, and nothing was checked.
  return /\b(?:failed|could not|unable to|not found|no such)\b/i.test(stop)
    ? { kind: 'checker-stopped-early', evidence: stop.slice('error: '.length) }
    : null
}

function cutProblem(
  output: CheckerOutput,
  { diagnostics, failed, fates }: DenoReport,
  unread: readonly string[],
): CheckerProblem | null {
  const first = fates.indexOf('unread')
  const isLast = unread.length === 0 || (unread.length === 1 && first === fates.length - 1)
  if (diagnostics.length > 0 && !failed && isLast) {
    return {
      kind: 'output-cut',
      expected: 'the line “error: Type checking failed.”',
      lastLines: lastLines(output),
    }
  }
  const isBlank = fates.every((fate) => fate === 'chatter')
  const isBad = output.exit.kind !== 'code' || output.exit.code !== 0
  return isBlank && isBad ? { kind: 'output-empty', exit: describeExit(output.exit) } : null
}

/** `Found 3 errors.`; a single error has no such line. */
function countProblem({ diagnostics, count, failed }: DenoReport): CheckerProblem | null {
  const read = countErrors(diagnostics)
  const claimed = count?.errors ?? (failed ? 1 : 0)
  const summary = count?.line ?? (failed ? 'Type checking failed.' : 'no errors')
  return claimed === read ? null : { kind: 'summary-disagrees', summary, claimed, read, unit: 'errors' }
}

function exitProblem(output: CheckerOutput, { diagnostics }: DenoReport): CheckerProblem | null {
  const { exit } = output
  const errors = countErrors(diagnostics)
  if (exit.kind !== 'code') {
    return errors === 0 ? { kind: 'exit-unknown', checker: 'deno' } : null
  }
  if (exit.code === (errors > 0 ? 1 : 0)) {
    return null
  }
  return exit.code > 1
    ? { kind: 'checker-crashed', exit: describeExit(exit), lastLines: lastLines(output) }
    : {
        kind: 'exit-disagrees',
        exit: describeExit(exit),
        errors,
        meaning: 'deno check exits with 1 only when it finds an error',
      }
}
