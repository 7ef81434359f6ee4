/**
 * Recognises a tsc that says itself that it could not do its work: wrong arguments, no project, no files,
 * stopped before the types. Knows nothing of counts; a run that passes here may still be refused.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { CheckerProblem } from '#model/problem.ts'
import type { CheckerOutput } from '../checker.ts'
import { describeExit } from '../output/exit-words.ts'
import { lastLines } from '../output/output-text.ts'
import { buildStatus, type TscReport } from './report.ts'
import { stopOf } from './stop.ts'

/** tsc's help, which it also prints when it finds no project: with 1, where `--help` gives 0. */
const help = /^(?:tsc: The TypeScript Compiler - Version |COMMON COMMANDS$|Syntax: {3}tsc )/
/** Unknown or wrong arguments; the same codes inside a configuration file are ordinary errors. */
const usageCodes: ReadonlySet<string> = new Set(
  '5023 5024 5025 5042 5072 5073 5077 5078 5079 5080 5093 5094 5112 6044 6045 6046 6064 6369 6370'
    .split(' ')
    .map((code) => `TS${code}`),
)
/** The project file, or one that it extends, is not there. */
const projectCodes: ReadonlySet<string> = new Set(['TS5057', 'TS5058', 'TS5081', 'TS5083'])
/** `files` is empty, or `include` matches nothing. */
const noFilesCodes: ReadonlySet<string> = new Set(['TS18002', 'TS18003'])
/** A configuration that could not be parsed, or a value in it that can't be used: tsc goes on without. */
const brokenConfig = /^TS(?:1\d{3}|5024|604[456]|1800[01])$/
const configFile = /(?:^|[\\/])[jt]sconfig[^\\/]*\.json$/
/** Found in a folder, and then not there: it may not be read. TypeScript 7 leaves such a file out in silence. */
const notOpened = /Matched by .*\binclude pattern\b/
const skippedProject = /^(?:Skipping build of project |.*\bcan't be built because )/

/** A run to be judged. */
export interface TscRun {
  readonly output: CheckerOutput
  readonly report: TscReport
  readonly lines: readonly string[]
  /** How many programs there may be in it, null when that is not known. */
  readonly programs: number | null
}

/** Null when tsc itself does not say that anything went wrong. */
export function tscFailure(run: TscRun): CheckerProblem | null {
  const { output, report } = run
  const exit = describeExit(output.exit)
  const whole = report.diagnostics.filter(({ file }) => file === null)
  const has = (codes: ReadonlySet<string>): boolean => whole.some(({ code }) => codes.has(code ?? ''))
  const helps = report.unread.some((line) => help.test(line))
  if (helps && output.exit.kind === 'code' && output.exit.code === 1) {
    return { kind: 'checker-project-missing', exit, lastLines: lastLines(output) }
  }
  if (helps || has(usageCodes)) {
    return { kind: 'checker-usage-error', exit, lastLines: lastLines(output) }
  }
  if (has(projectCodes) || whole.some(isMissingProject)) {
    return { kind: 'checker-project-missing', exit, lastLines: lastLines(output) }
  }
  const empty = report.diagnostics.find(({ code }) => noFilesCodes.has(code ?? ''))
  if (empty !== undefined) {
    return { kind: 'checker-no-files', evidence: evidenceOf(empty) }
  }
  const { programs } = report.statistics
  const [first] = programs
  if (first !== undefined && programs.every(({ files, ownLines }) => files === 0 || ownLines === 0)) {
    return { kind: 'checker-no-files', evidence: `Files: ${first.files}` }
  }
  const config = report.diagnostics.find(
    ({ code, file }) => configFile.test(file ?? '') && brokenConfig.test(code ?? ''),
  )
  if (config !== undefined) {
    return { kind: 'checker-bad-configuration', exit, lastLines: [evidenceOf(config)] }
  }
  const lost = whole.find(({ code, message }) => code === 'TS6053' && notOpened.test(message))
  if (lost !== undefined) {
    return { kind: 'checker-file-unreadable', evidence: evidenceOf(lost) }
  }
  const binary = report.diagnostics.find(({ code }) => code === 'TS1490')
  if (binary !== undefined) {
    return { kind: 'checker-file-unreadable', evidence: evidenceOf(binary) }
  }
  return stoppedEarly(run) ?? strangeExit(output, report)
}

/** A file named as an argument, or `tsc --build` of TypeScript 7 in a folder without a project. */
function isMissingProject({ code, message }: RawDiagnostic): boolean {
  return code === 'TS6053' && /\.json' not found\.$|\bRoot file specified for compilation\b/.test(message)
}

function stoppedEarly({ output, report, lines, programs }: TscRun): CheckerProblem | null {
  const skipped = lines.find((line) => skippedProject.test(buildStatus(line) ?? ''))
  if (skipped !== undefined) {
    return { kind: 'checker-stopped-early', evidence: skipped }
  }
  // 3: a project was invalid; 4: projects refer to each other in a circle. Both leave projects out.
  const leftOut = output.exit.kind === 'code' && [3, 4].includes(output.exit.code)
  const stopping = stopOf(report, programs) ?? (leftOut ? report.diagnostics[0] : undefined)
  return stopping === undefined ? null : { kind: 'checker-stopped-early', evidence: evidenceOf(stopping) }
}

function evidenceOf({ file, line, column, code, message }: RawDiagnostic): string {
  const place = file === null ? '' : `${file}(${line},${column}): `
  return `${place}error ${code ?? ''}: ${message.split('\n', 1)[0] ?? ''}`
}

/** Codes that tsc has no meaning for, and a failure that comes without any diagnostic. */
function strangeExit(output: CheckerOutput, report: TscReport): CheckerProblem | null {
  if (output.exit.kind !== 'code' || output.exit.code === 0) {
    return null
  }
  const exit = describeExit(output.exit)
  const silent = report.diagnostics.length === 0 && report.unread.length === 0
  if (silent && output.stderr.trim() === '') {
    return { kind: 'output-empty', exit }
  }
  return silent || output.exit.code > 4
    ? { kind: 'checker-crashed', exit, lastLines: lastLines(output) }
    : null
}
