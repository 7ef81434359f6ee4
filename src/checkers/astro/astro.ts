/**
 * Decides whether a run of `astro check` can be trusted, and hands over its errors if so.
 *
 * The block at the end counts the files and the errors and must agree with what was read. A file with a syntax error stops
 * nothing. It prints Astro's version for its own, so its own is read where it is installed.
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
import { installedVersion } from '../settings/installed-version.ts'
import { plainSettings } from '../settings/plain-settings.ts'
import { flagTable, levelRule, withRules } from '../settings/strict-flags.ts'
import { projectStrictSettings } from '../tsc/strict-settings.ts'
import { type AstroReport, readAstroText } from './text.ts'

const plain = plainSettings({
  names: ['tsconfig.json', 'jsconfig.json'],
  configOptions: ['--tsconfig'],
  withValue: ['--root', '--minimumFailingSeverity', '--minimumSeverity', '--config', '--site', '--base'],
  verb: 'check',
})

const flagRules = {
  minimumSeverity: levelRule('--minimumSeverity', { error: 0, warning: 1, hint: 2 }, 2),
}

/** @astrojs/check 0.9, with TypeScript 5 and 6. It looks at the `.ts` files of the project too, so it stands for tsc. */
export const astro: Checker = {
  name: 'astro',
  executable: 'astro',
  watch: /^(?:-w|--watch)$/,
  oldest: '0.9',
  defaultArgs: ['check'],
  configFiles: ['mjs', 'js', 'ts', 'mts', 'cjs'].map((ending) => ({
    name: `astro.config.${ending}`,
    marker: null,
  })),
  alsoReads: [
    { name: 'tsconfig.json', marker: null },
    { name: 'jsconfig.json', marker: null },
  ],
  supersedes: ['tsc'],
  sources: /\.(?:astro|[cm]?[jt]sx?)$/,
  // Astro's
  readVersion: () => null,
  read: readAstro,
  account: (stdout) => readAstroText(outputText(stdout).lines).fates,
  settings: async (query) => ({
    ...(await plain(query)),
    version: await installedVersion('@astrojs/check', query),
  }),
  strictSettings: async (query) => withRules(await projectStrictSettings(query), flagRules, query.flags),
  strictFlags: flagTable([['--minimumSeverity', 'value']]),
  language: 'Node',
}

function readAstro(output: CheckerOutput): Reading {
  const { lines } = outputText(output.stdout)
  const stderr = outputText(output.stderr).lines
  const report = readAstroText(lines)
  const unread = unreadLines(lines, report.fates)
  const problem =
    astroFailure(output, report, [...unread, ...stderr]) ??
    brokenRun(output, [...unread, ...stderr]) ??
    (isCut(report) ? cutProblem(output, report) : null) ??
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

function astroFailure(
  output: CheckerOutput,
  { counts }: AstroReport,
  spoken: readonly string[],
): CheckerProblem | null {
  const facts = { exit: describeExit(output.exit), lastLines: lastLines(output) }
  const says = (pattern: RegExp): boolean => spoken.some((line) => pattern.test(line))
  if (counts?.files === 0) {
    return { kind: 'checker-no-files', evidence: counts.line }
  }
  if (says(/Unable to load your Astro config/)) {
    return { kind: 'checker-bad-configuration', ...facts }
  }
  // It offers to install what it needs, and does not go on where nobody answers.
  return says(/Astro (?:requires|will run the following command)|does not expose the programmatic API/)
    ? { kind: 'checker-wrong-installation', ...facts }
    : null
}

/** Everything could be read, but for a last line that is the beginning of one. */
function isCut({ counts, fates }: AstroReport): boolean {
  const first = fates.indexOf('unread')
  return counts === null && first !== -1 && first === fates.length - 1 && fates.includes('diagnostic')
}

function cutProblem(output: CheckerOutput, { counts }: AstroReport): CheckerProblem | null {
  if (counts !== null) {
    return null
  }
  if (output.stdout.trim() === '') {
    return { kind: 'output-empty', exit: describeExit(output.exit) }
  }
  return { kind: 'output-cut', expected: 'the lines “Result (… files):”', lastLines: lastLines(output) }
}

function countProblem({ counts, diagnostics }: AstroReport): CheckerProblem | null {
  if (counts === null) {
    return null
  }
  const errors = countErrors(diagnostics)
  const differs = (claimed: number, read: number, unit: string): CheckerProblem | null =>
    claimed === read ? null : { kind: 'summary-disagrees', summary: counts.line, claimed, read, unit }
  return (
    differs(counts.errors, errors, 'errors') ??
    differs(counts.shown, diagnostics.length - errors, 'warnings and hints')
  )
}

function exitProblem(output: CheckerOutput, { diagnostics }: AstroReport): CheckerProblem | null {
  const { exit } = output
  const errors = countErrors(diagnostics)
  if (exit.kind !== 'code' || exit.code === (errors > 0 ? 1 : 0)) {
    return null
  }
  // `--minimumFailingSeverity warning`
  if (exit.code === 1 && diagnostics.length > 0) {
    return null
  }
  return exit.code > 1
    ? { kind: 'checker-crashed', exit: describeExit(exit), lastLines: lastLines(output) }
    : {
        kind: 'exit-disagrees',
        exit: describeExit(exit),
        errors,
        meaning: 'astro check exits with 1 only when it finds something',
      }
}
