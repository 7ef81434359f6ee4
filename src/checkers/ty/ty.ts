/**
 * Decides whether a run of ty can be trusted, and hands over its diagnostics if so.
 *
 * Both texts prove their end by the last line, which counts the findings. “All checks passed!” is also what
 * ty prints when it finds no file at all, so that it is believed only with standard error at hand, or with the
 * number of files in it (`-v`). A syntax error stops neither ty nor this.
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
import { readConciseTy } from './concise.ts'
import { tyFailure } from './failure.ts'
import { isFullTy, readFullTy } from './full.ts'
import { filesIndexed, type TyReport } from './report.ts'
import { tyFlags, tySettings, tyStrictSettings } from './settings.ts'
import { tyStrictness } from './strictness.ts'

/**
 * ty 0.0.2 to 0.0.108.
 *
 * `concise`, because each finding is one line that can be counted; `-v`, because it says how many files there are.
 */
export const ty: Checker = {
  name: 'ty',
  executable: 'ty',
  watch: /^(?:-W|--watch)$/,
  oldest: '0.0.2',
  defaultArgs: ['check', '--output-format', 'concise', '-v'],
  configFiles: [
    { name: 'ty.toml', marker: null },
    { name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.ty\s*[.\]]/m },
  ],
  sources: pythonFilesAndNotebooks,
  readVersion: (text) => /^ty (\d\S*)/m.exec(text)?.[1] ?? null,
  read: readTy,
  account: (stdout) => reportOf(outputText(stdout).lines).fates,
  settings: tySettings,
  strictSettings: tyStrictSettings,
  strictFlags: tyFlags,
  strictness: tyStrictness,
  language: 'Python',
}

function reportOf(lines: readonly string[]): TyReport {
  return isFullTy(lines) ? readFullTy(lines) : readConciseTy(lines)
}

function readTy(output: CheckerOutput): Reading {
  const { lines } = outputText(output.stdout)
  const stderr = outputText(output.stderr).lines
  const report = reportOf(lines)
  const unread = unreadLines(lines, report.fates)
  const spoken = [...lines.filter((_, at) => report.fates[at] !== 'diagnostic'), ...stderr]
  const filesChecked = firstOf(spoken, filesIndexed)
  const problem =
    brokenRun(output, [...unread, ...stderr]) ??
    tyFailure({ output, report, spoken }) ??
    unreadProblem(unread) ??
    cutProblem(output, report) ??
    emptyProblem(output, report, filesChecked) ??
    exitProblem(output, report)
  return problem === null
    ? { kind: 'read', diagnostics: rawTable(report.diagnostics), filesChecked, ...formOf(report) }
    : { kind: 'not-comparable', problem }
}

/** Both forms say the same where nothing was found. */
function formOf({ format, diagnostics }: TyReport): { readonly form?: string } {
  return diagnostics.length === 0 ? {} : { form: format }
}

function firstOf(lines: readonly string[], find: (line: string) => number | null): number | null {
  for (const line of lines) {
    const found = find(line)
    if (found !== null) {
      return found
    }
  }
  return null
}

function cutProblem(output: CheckerOutput, { summary, diagnostics }: TyReport): CheckerProblem | null {
  if (summary === null) {
    return output.stdout.trim() === ''
      ? { kind: 'output-empty', exit: describeExit(output.exit) }
      : { kind: 'output-cut', expected: 'a summary line: Found … diagnostics', lastLines: lastLines(output) }
  }
  return summary.diagnostics === diagnostics.length
    ? null
    : {
        kind: 'summary-disagrees',
        summary: summary.line,
        claimed: summary.diagnostics,
        read: diagnostics.length,
        unit: 'diagnostics',
      }
}

/** A text from a file has no standard error, where ty says that it found no files. */
function emptyProblem(
  output: CheckerOutput,
  { summary, diagnostics }: TyReport,
  filesChecked: number | null,
): CheckerProblem | null {
  if (output.textOnly !== true || filesChecked !== null || diagnostics.length > 0) {
    return null
  }
  const said = `“${summary?.line ?? ''}” is also what ty prints without any`
  return {
    kind: 'checker-no-files',
    evidence: `${said}; keep its count of files too: ty check -v > out.txt 2>&1`,
  }
}

/** Warnings give exit code 1 since 0.0.60, unless `--exit-zero-on-warning` or an older ty says 0. */
function exitProblem(output: CheckerOutput, { diagnostics }: TyReport): CheckerProblem | null {
  const code = output.exit.kind === 'code' ? output.exit.code : null
  const exit = describeExit(output.exit)
  const errors = countErrors(diagnostics)
  if (code === 0 && errors > 0) {
    const meaning = 'ty exits with 0 only when it finds no errors, unless --exit-zero hides them'
    return { kind: 'exit-disagrees', exit, errors, meaning }
  }
  if (code === 1 && diagnostics.length === 0) {
    return { kind: 'exit-disagrees', exit, errors, meaning: 'ty exits with 1 only when it finds something' }
  }
  return null
}
