/**
 * Decides whether a run of clippy can be trusted, and hands over its findings if so: `cargo clippy --message-format=json`.
 *
 * `build-finished` proves the end. A crate with an error is not built, so nothing that needs it is looked at: also a lint
 * that was made an error hides the findings of other targets. Where it is started here, lints can't be errors
 * (`--cap-lints warn`); else such a run is refused.
 */
import type { CheckerProblem } from '#model/problem.ts'
import { rawTable } from '#model/raw-table.ts'
import type { Checker, CheckerOutput, Reading } from '../checker.ts'
import { brokenRun } from '../output/broken-run.ts'
import { describeExit } from '../output/exit-words.ts'
import { unreadLines } from '../output/line-account.ts'
import { lastLines, outputText } from '../output/output-text.ts'
import { unreadProblem } from '../output/unread-lines.ts'
import { type CargoReport, readCargoLines } from './messages.ts'
import { clippyFlags, clippySettings, clippyStrictSettings } from './settings.ts'

/** clippy of Rust 1.60 and later. */
export const clippy: Checker = {
  name: 'clippy',
  executable: 'cargo',
  alsoCalled: ['cargo-clippy'],
  oldest: '1.60',
  defaultArgs: ['clippy', '--message-format=json'],
  endArgs: ['--cap-lints', 'warn'],
  configFiles: [
    { name: 'clippy.toml', marker: null },
    { name: '.clippy.toml', marker: null },
    { name: 'Cargo.toml', marker: /^\s*\[\s*(?:workspace\s*\.\s*)?lints\s*\.\s*clippy\s*[.\]]/m },
  ],
  sources: /\.rs$/,
  readVersion: (text) => /^cargo (\d\S*)/m.exec(text)?.[1] ?? /^clippy 0\.(\d\S*)/m.exec(text)?.[1] ?? null,
  read: readClippy,
  account: (stdout) => readCargoLines(outputText(stdout).lines).fates,
  settings: clippySettings,
  strictSettings: clippyStrictSettings,
  strictFlags: clippyFlags,
  language: 'Rust',
}

function readClippy(output: CheckerOutput): Reading {
  const { lines } = outputText(output.stdout)
  const stderr = outputText(output.stderr).lines
  const report = readCargoLines(lines)
  const unread = unreadLines(lines, report.fates)
  const problem =
    cargoFailure(output, report, [...unread, ...stderr]) ??
    brokenRun(output, [...unread, ...stderr]) ??
    (isCut(report) ? cutProblem(output, report) : null) ??
    unreadProblem(unread) ??
    cutProblem(output, report) ??
    exitProblem(output, report)
  return problem === null
    ? { kind: 'read', diagnostics: rawTable(report.findings), filesChecked: null }
    : { kind: 'not-comparable', problem }
}

/** Said on standard error, where each message of cargo's begins with `error: `. */
const usage =
  /^error: (?:unexpected argument|invalid value|a value is required|the argument|Unrecognized option|no such command|Found argument|cannot specify)/
const project =
  /^error: (?:could not find `Cargo\.toml`|the manifest-path|manifest path|package ID specification|no (?:library|bin|example|test|bench) targets? )/
const configuration =
  /^error: (?:failed to (?:parse manifest|load manifest|parse lock file|get `)|error reading Clippy's configuration|could not parse|virtual manifests|no targets specified)|^\s*--> \S*(?:Cargo|clippy|config)\.toml:\d/

function cargoFailure(
  output: CheckerOutput,
  { stop, success }: CargoReport,
  spoken: readonly string[],
): CheckerProblem | null {
  const facts = { exit: describeExit(output.exit), lastLines: lastLines(output) }
  const says = (pattern: RegExp): boolean => spoken.some((line) => pattern.test(line))
  if (stop !== null && /error reading Clippy's configuration/.test(stop.said)) {
    const [line = ''] = stop.said.split('\n')
    return { kind: 'checker-bad-configuration', exit: facts.exit, lastLines: [line] }
  }
  if (success === false && stop !== null) {
    const why = stop.isLint
      ? '. A lint that is an error keeps cargo from looking at what needs this crate: leave out `-D`, or end the command with `-- --cap-lints warn`'
      : ''
    return { kind: 'checker-stopped-early', evidence: `${stop.said}${why}` }
  }
  if (says(usage)) {
    return { kind: 'checker-usage-error', ...facts }
  }
  if (says(project)) {
    return { kind: 'checker-project-missing', ...facts }
  }
  return says(configuration) ? { kind: 'checker-bad-configuration', ...facts } : null
}

/** Everything could be read, but for a last line that is the beginning of one. */
function isCut({ success, fates }: CargoReport): boolean {
  const first = fates.indexOf('unread')
  return success === null && first !== -1 && first === fates.length - 1 && fates.includes('diagnostic')
}

function cutProblem(output: CheckerOutput, { success, fates }: CargoReport): CheckerProblem | null {
  if (success !== null && fates.findLast((fate) => fate !== 'chatter') === 'summary') {
    return null
  }
  if (output.stdout.trim() === '') {
    return { kind: 'output-empty', exit: describeExit(output.exit) }
  }
  const expected = 'the line {"reason":"build-finished"} at the end (--message-format=json)'
  return { kind: 'output-cut', expected, lastLines: lastLines(output) }
}

/** cargo ends with 0 for a build that went through, whatever was found. */
function exitProblem(output: CheckerOutput, { success, findings }: CargoReport): CheckerProblem | null {
  const { exit } = output
  const facts = { exit: describeExit(exit) }
  if (success !== true) {
    return { kind: 'checker-crashed', ...facts, lastLines: lastLines(output) }
  }
  return exit.kind !== 'code' || exit.code === 0
    ? null
    : {
        kind: 'exit-disagrees',
        ...facts,
        errors: findings.length,
        meaning: 'cargo exits with 0 when it says that the build finished with success',
      }
}
