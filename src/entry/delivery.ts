/** Hands a report out in every form that was asked for, and says how it went. */
import { nodeFiles, writeParts } from '#adapters/fs/node-files.ts'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import type { BaselineFileResult } from '#app/local/baseline-file.ts'
import type { Imported } from '#app/local/import-baseline.ts'
import { joinArguments } from '#config/argv.ts'
import type { JointReport } from '#model/joint-report.ts'
import type { Report } from '#model/report.ts'
import { exitCodes } from '#model/verdict.ts'
import { amount, counted } from '#render/amount.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { brokenRules, headline, outcomeOf } from '#render/headline.ts'
import { jointExitCode, jointFailures } from '#render/joint/joint-headline.ts'
import { plainStyle, type TerminalStyle, terminalStyle } from '#render/terminal/terminal-style.ts'
import type { Outputs } from './output-format.ts'
import { rendered, renderedJoint } from './rendered.ts'

/** What the terminal is told by, and the folder that the paths of a report start at. */
interface Terminal {
  readonly environment: NodeJS.ProcessEnv
  readonly root: string
}

/** Gives the exit code. Throws a `ProblemError` for what can't be written. */
export async function deliver(
  report: Report,
  { list, ...how }: Outputs,
  { environment, root }: Terminal,
): Promise<number> {
  for (const { format, file } of list) {
    const style = file === null ? stdoutStyle(environment, root) : plainStyle
    // Nobody scrolls in a file.
    const text = await rendered(report, { ...how, format, all: how.all || file !== null }, style)
    await (file === null ? writeStandardOutput(text) : nodeFiles.write(file, text))
  }
  const exitCode = exitCodes[outcomeOf(report)]
  if (exitCode !== 0 && list.every(({ file }) => file !== null)) {
    process.stderr.write(failureText(report))
  }
  return exitCode
}

/** The same for the checks of a configuration file; one alone is told as it always is, but for programs. */
export async function deliverJoint(
  joint: JointReport,
  { list, ...how }: Outputs,
  { environment, root }: Terminal,
): Promise<number> {
  for (const { format, file } of list) {
    const style = file === null ? stdoutStyle(environment, root) : plainStyle
    const text = await renderedJoint(joint, { ...how, format, all: how.all || file !== null }, style)
    await (file === null ? toStandardOutput(text) : writeParts(file, text))
  }
  const exitCode = jointExitCode(joint)
  if (exitCode !== 0 && list.every(({ file }) => file !== null)) {
    process.stderr.write(plainLines(jointFailures(joint)))
  }
  return exitCode
}

async function toStandardOutput(text: string | Iterable<string>): Promise<void> {
  for (const part of typeof text === 'string' ? [text] : text) {
    await writeStandardOutput(part)
  }
}

/** Nobody looks into a file to learn why a command failed. */
function failureText(report: Report): string {
  const broken = report.result.kind === 'compared' ? brokenRules(report.result.verdict.rules) : []
  return plainLines([headline(report).words, ...broken])
}

function plainLines(lines: readonly string[]): string {
  return lines.map((line) => `${terminalText(line.replaceAll('`', ''))}\n`).join('')
}

/** As the terminal allows; paths start at `root`. */
export function stdoutStyle(environment: NodeJS.ProcessEnv, root = '.'): TerminalStyle {
  return styleOf(process.stdout, environment, root)
}

/** The same of standard error. */
export function stderrStyle(environment: NodeJS.ProcessEnv): TerminalStyle {
  return styleOf(process.stderr, environment, '.')
}

function styleOf(
  { isTTY = false, columns = null }: { readonly isTTY?: boolean; readonly columns?: number | null },
  environment: NodeJS.ProcessEnv,
  root: string,
): TerminalStyle {
  return terminalStyle(environment, { isTerminal: isTTY, columns, folder: nodeFiles.absolute(root) })
}

/** What `baseline write` did, and how its file is used where `check` would not find it. */
export function baselineText(
  { file, entries, removed, added, refused }: BaselineFileResult,
  { elsewhere }: { readonly elsewhere: boolean },
): string {
  const left = refused.map(({ path, line, column, message, code }) => {
    const rule = code === null ? '' : ` [${code}]`
    return `  ${terminalText(`${path}:${line}:${column}: ${message}${rule}`)}`
  })
  const listed =
    left.length === 0 ? [] : ['', `not taken in (fix them, or add --accept), ${left.length}:`, ...left]
  const first = `${terminalText(file)}: ${amount(entries)} ${entries === 1 ? 'entry' : 'entries'}, ${removed} removed, ${added} added`
  const use = `compare with it: type-ratchet check --baseline ${terminalText(joinArguments([file]))}`
  return `${[first, ...(elsewhere ? [use] : []), ...listed].join('\n')}\n`
}

/** What `baseline import` carried over, and what not. */
export function importedText({ file, from, carried, gone, fresh }: Imported): string {
  const lines = [
    `${file}: ${counted(carried, 'known error')} carried over from ${from}`,
    ...(gone === 0
      ? []
      : [`${amount(gone)} of its entries found no error of today: fixed since, or told otherwise now`]),
    ...(fresh === 0 ? [] : [`${counted(fresh, 'error')} of today not in it: new for \`check\``]),
  ]
  return lines.map((line) => `${terminalText(line)}\n`).join('')
}
