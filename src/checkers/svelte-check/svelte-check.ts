/**
 * Decides whether a run of svelte-check can be trusted, and hands over its diagnostics if so: `--output machine-verbose`.
 *
 * The last line counts files, errors and warnings, and must agree with what was read: an output that was cut on a pipe
 * (sveltejs/language-tools#3013) lacks it or has fewer. A file that can't be parsed stops nothing.
 */
import type { CheckerProblem } from '#model/problem.ts'
import { rawTable } from '#model/raw-table.ts'
import { countErrors } from '#model/snapshot.ts'
import type { Checker, CheckerOutput, Reading } from '../checker.ts'
import { brokenRun } from '../output/broken-run.ts'
import { describeExit } from '../output/exit-words.ts'
import { unreadLines } from '../output/line-account.ts'
import { lastLines, outputText } from '../output/output-text.ts'
import { unreadProblem } from '../output/unread-lines.ts'
import { plainSettings } from '../settings/plain-settings.ts'
import {
  type FlagRules,
  flagTable,
  levelRule,
  listRule,
  type StrictFlags,
  withRules,
} from '../settings/strict-flags.ts'
import { projectStrictSettings } from '../tsc/strict-settings.ts'
import { readMachineLines, type SvelteReport } from './machine-lines.ts'

/** `--diagnostic-sources js,svelte` leaves `css` out. */
const flags: StrictFlags = flagTable([
  ['--diagnostic-sources', 'value'],
  ['--threshold', 'value'],
])
const flagRules: FlagRules = {
  'diagnostic-sources': listRule('--diagnostic-sources', 'asked', ['css', 'js', 'svelte']),
  threshold: levelRule('--threshold', { error: 0, warning: 1 }, 1),
}

/** svelte-check 3.5 and later. Its version says nothing of TypeScript's, which stands in the lockfile. */
export const svelteCheck: Checker = {
  name: 'svelte-check',
  executable: 'svelte-check',
  watch: /^--watch$/,
  oldest: '3.5',
  defaultArgs: ['--output', 'machine-verbose'],
  configFiles: ['svelte.config.js', 'svelte.config.mjs', 'svelte.config.ts', 'svelte.config.cjs'].map(
    (name) => ({
      name,
      marker: null,
    }),
  ),
  alsoReads: [
    { name: 'tsconfig.json', marker: null },
    { name: 'jsconfig.json', marker: null },
  ],
  // It looks at the `.ts` files of the project too.
  supersedes: ['tsc'],
  sources: /\.(?:svelte|[cm]?[jt]s)$/,
  readVersion: (text) => /^svelte-check, (\d\S*)/m.exec(text)?.[1] ?? null,
  read: readSvelteCheck,
  account: (stdout) => readMachineLines(outputText(stdout).lines).fates,
  settings: plainSettings({
    names: ['tsconfig.json', 'jsconfig.json'],
    configOptions: ['--tsconfig'],
    withValue: [
      ...['--workspace', '--output', '--config', '--ignore', '--compiler-warnings', '--diagnostic-sources'],
      '--threshold',
    ],
  }),
  strictSettings: async (query) => withRules(await projectStrictSettings(query), flagRules, query.flags),
  strictFlags: flags,
  language: 'Node',
}

function readSvelteCheck(output: CheckerOutput): Reading {
  const { lines } = outputText(output.stdout)
  const stderr = outputText(output.stderr).lines
  const report = readMachineLines(lines)
  const unread = unreadLines(lines, report.fates)
  const problem =
    svelteFailure(output, report, [...unread, ...stderr]) ??
    brokenRun(output, [...unread, ...stderr]) ??
    formProblem(report) ??
    unreadProblem(unread) ??
    cutProblem(output, report) ??
    countProblem(report) ??
    exitProblem(output, report)
  if (problem !== null) {
    return { kind: 'not-comparable', problem }
  }
  return {
    kind: 'read',
    diagnostics: rawTable(report.diagnostics),
    filesChecked: report.counts?.files ?? null,
  }
}

/** TypeScript's “No inputs were found in config file”: it is counted as one error in one file. */
const noInputs = 'TS18003'

function svelteFailure(
  output: CheckerOutput,
  { diagnostics, failure, counts }: SvelteReport,
  spoken: readonly string[],
): CheckerProblem | null {
  const facts = { exit: describeExit(output.exit), lastLines: lastLines(output) }
  const says = (pattern: RegExp): boolean => spoken.some((line) => pattern.test(line))
  const empty = diagnostics.find(({ code }) => code === noInputs)
  if (empty !== undefined || counts?.files === 0) {
    return { kind: 'checker-no-files', evidence: empty?.message ?? counts?.line ?? '' }
  }
  if (says(/^ *Unknown option -|^Error: Invalid svelte-check CLI args: (?!Could not find)/)) {
    return { kind: 'checker-usage-error', ...facts }
  }
  if (
    says(
      /^Error: Invalid svelte-check CLI args: Could not find|^Error: No (?:config|tsconfig|jsconfig) file found/,
    )
  ) {
    return { kind: 'checker-project-missing', ...facts }
  }
  return failure === null ? null : { kind: 'checker-internal-error', ...facts }
}

/** A finding without its code can't be told from another one with the same words. */
function formProblem({ plain }: SvelteReport): CheckerProblem | null {
  return plain === null
    ? null
    : { kind: 'output-unread', count: 1, lines: [`${plain} (ask for --output machine-verbose)`] }
}

function cutProblem(output: CheckerOutput, { counts, started }: SvelteReport): CheckerProblem | null {
  if (counts !== null) {
    return null
  }
  if (!started && output.stdout.trim() === '') {
    return { kind: 'output-empty', exit: describeExit(output.exit) }
  }
  const expected = 'the line COMPLETED … FILES … ERRORS … WARNINGS (--output machine-verbose)'
  return { kind: 'output-cut', expected, lastLines: lastLines(output) }
}

function countProblem({ counts, diagnostics }: SvelteReport): CheckerProblem | null {
  if (counts === null) {
    return null
  }
  const errors = countErrors(diagnostics)
  const warnings = diagnostics.length - errors
  const differs = (claimed: number, read: number, unit: string): CheckerProblem | null =>
    claimed === read ? null : { kind: 'summary-disagrees', summary: counts.line, claimed, read, unit }
  // `--threshold error` counts warnings and prints none.
  return (
    differs(counts.errors, errors, 'errors') ??
    (warnings === 0 ? null : differs(counts.warnings, warnings, 'warnings'))
  )
}

function exitProblem(output: CheckerOutput, { diagnostics }: SvelteReport): CheckerProblem | null {
  const { exit } = output
  const errors = countErrors(diagnostics)
  if (exit.kind !== 'code' || exit.code === (errors > 0 ? 1 : 0)) {
    return null
  }
  // `--fail-on-warnings`, and `sv check`, which always ends with 0.
  const isKnown = exit.code === 0 || (exit.code === 1 && diagnostics.length > 0)
  const facts = { exit: describeExit(exit) }
  if (isKnown) {
    return null
  }
  return exit.code === 1
    ? {
        kind: 'exit-disagrees',
        ...facts,
        errors,
        meaning: 'svelte-check exits with 1 only when it finds something',
      }
    : { kind: 'checker-crashed', ...facts, lastLines: lastLines(output) }
}
