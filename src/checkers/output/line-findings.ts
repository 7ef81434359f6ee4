/**
 * Decides whether a run can be trusted of a tool that is not known and prints a finding a line. No line says that the output
 * is whole or that files were looked at: the exit code must be known, and the last line must have its end.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { CheckerProblem } from '#model/problem.ts'
import { rawTable } from '#model/raw-table.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { Checker, CheckerOutput, ReadContext, Reading } from '../checker.ts'
import { brokenRun } from './broken-run.ts'
import { carriedProblem } from './carried-run.ts'
import { usualCodes, usualMeaning } from './carrier.ts'
import { describeExit } from './exit-words.ts'
import { type LineFate, unreadLines } from './line-account.ts'
import { lastLines, outputText } from './output-text.ts'
import { unreadProblem } from './unread-lines.ts'
import { isWrapperLine } from './wrapper-lines.ts'

/** What a line is; `tool` where it names one. */
export type LineReading =
  | { readonly kind: 'finding'; readonly finding: RawDiagnostic; readonly tool?: string }
  | { readonly kind: 'chatter' }
  | { readonly kind: 'unread' }

/** How the lines of one form are read. */
export interface LineForm {
  readonly checker: CheckerName
  /** Every line; blank ones and a wrapper's are not asked about. */
  readonly lineReader: (context: ReadContext) => (line: string) => LineReading
  /** What all of its texts are told apart by, where no line says it; absent where lines do. */
  readonly tool?: (context: ReadContext) => string | null
}

/** The two parts of a {@link Checker} that depend on the output. */
export function lineReaders(form: LineForm): Pick<Checker, 'read' | 'account'> {
  return {
    read: (output, context = {}) => readLines(form, output, context),
    account: (stdout) => readingsOf(form, outputText(stdout).lines, {}).map(fateOf),
  }
}

function readingsOf(
  { lineReader }: LineForm,
  lines: readonly string[],
  context: ReadContext,
): readonly LineReading[] {
  const read = lineReader(context)
  return lines.map((line) => (line.trim() === '' || isWrapperLine(line) ? { kind: 'chatter' } : read(line)))
}

function fateOf({ kind }: LineReading): LineFate {
  return kind === 'finding' ? 'diagnostic' : kind
}

function readLines(form: LineForm, output: CheckerOutput, context: ReadContext): Reading {
  const text = outputText(output.stdout)
  const { lines } = text
  const readings = readingsOf(form, lines, context)
  const found = readings.flatMap((reading) => (reading.kind === 'finding' ? [reading] : []))
  const others = lines.filter((_, at) => readings[at]?.kind !== 'finding')
  const stderr = outputText(output.stderr).lines
  const named = [...new Set(found.flatMap(({ tool }) => (tool === undefined ? [] : [tool])))].sort()
  const problem =
    brokenRun(output, [...others, ...stderr]) ??
    unreadProblem(unreadLines(lines, readings.map(fateOf))) ??
    (text.ended
      ? null
      : {
          kind: 'output-cut' as const,
          expected: 'the end of its last line',
          lastLines: lastLines(output),
        }) ??
    carriedProblem(
      found.map(({ finding }) => finding),
      [...others, ...stderr],
    ) ??
    exitProblem(form.checker, output, found.length) ??
    (named.length > 1 ? { kind: 'tools-several' as const, tools: named } : null)
  if (problem !== null) {
    return { kind: 'not-comparable', problem }
  }
  const tool = form.tool?.(context) ?? named[0] ?? null
  return {
    kind: 'read',
    diagnostics: rawTable(found.map(({ finding }) => finding)),
    filesChecked: null,
    ...(tool === null ? {} : { tool }),
  }
}

function exitProblem(checker: CheckerName, output: CheckerOutput, findings: number): CheckerProblem | null {
  const { exit } = output
  if (exit.kind !== 'code') {
    return { kind: 'exit-unknown', checker }
  }
  const { clean, findings: withFindings } = usualCodes
  if (![...clean, ...withFindings].includes(exit.code)) {
    return { kind: 'checker-crashed', exit: describeExit(exit), lastLines: lastLines(output) }
  }
  return findings === 0 && !clean.includes(exit.code)
    ? { kind: 'exit-disagrees', exit: describeExit(exit), errors: 0, meaning: usualMeaning }
    : null
}
