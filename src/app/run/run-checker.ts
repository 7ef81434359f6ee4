/** Runs the checker, or takes the text that an earlier step wrote, and says what it left behind. */
import type { Checker, CheckerOutput } from '#checkers/checker.ts'
import { lastLines } from '#checkers/output/output-text.ts'
import { joinArguments } from '#config/argv.ts'
import type { CheckConfig } from '#config/config.ts'
import { invalid } from '#config/values.ts'
import { isCarrier } from '#model/checker-title.ts'
import { ProblemError } from '#model/problem.ts'
import type { CheckerProcess, ProcessResult } from '#ports/checker-process.ts'
import type { Files } from '#ports/files.ts'
import type { Log } from '#ports/log.ts'
import { requiredText } from '../files/required-file.ts'
import { checkerCommand } from './checker-command.ts'
import { endlessWord } from './endless-run.ts'

/** What is needed to run a checker. */
export interface RunTools {
  readonly process: CheckerProcess
  readonly files: Files
  readonly log: Log
}

/** The command line that does the same for a person. */
export function commandLine(checker: Checker, check: CheckConfig): readonly [string, ...string[]] {
  const [program, ...rest] = check.command ?? []
  return program === undefined ? ownCommand(checker, check, []) : [program, ...rest, ...check.args]
}

/** Of a checker that starts nothing: how its text is read. */
function ownCommand(
  { name, executable, startsNothing, inspect, defaultArgs, comesFirst, endArgs = [] }: Checker,
  { args, inputFile }: CheckConfig,
  proofArgs: readonly string[],
): readonly [string, ...string[]] {
  if (startsNothing === true) {
    return ['type-ratchet', 'check', '--checker', name, '--input', inputFile ?? '-']
  }
  if (inspect !== undefined) {
    return ['type-ratchet', 'check', '--checker', name, ...(args.length === 0 ? [] : ['--', ...args])]
  }
  const first = args.filter((word) => comesFirst?.(word))
  const rest = args.filter((word) => !comesFirst?.(word))
  const end = endArgs.length === 0 || rest.includes('--') ? endArgs : ['--', ...endArgs]
  return [executable, ...first, ...defaultArgs, ...proofArgs, ...rest, ...end]
}

/** Throws a `ProblemError` of the family config-error for a run that can't be started, or would watch files for ever. */
export function refuseUnstartable(checker: Checker, check: CheckConfig): void {
  if (checker.inspect !== undefined && check.command !== null) {
    throw invalid({ input: 'command', value: joinArguments(check.command) }, noProcess(checker))
  }
  if (checker.startsNothing === true && check.command === null) {
    const expected = `what prints the findings, or empty when \`input-file\` is given: \`checker: ${checker.name}\` starts no program of its own`
    throw invalid({ input: 'command', value: '' }, expected)
  }
  const option = endlessWord(checker, check)
  if (option !== null) {
    throw new ProblemError({ kind: 'checker-endless', checker: checker.name, option })
  }
}

/** Throws a `ProblemError` of the family config-error for a checker that prints nothing that could be read. */
export function refuseText(checker: Checker): void {
  if (checker.inspect !== undefined) {
    throw invalid({ input: 'input-file', value: 'given' }, noProcess(checker))
  }
}

function noProcess({ name }: Checker): string {
  return `empty with \`checker: ${name}\`, which reads the sources itself; \`args\` are the folders`
}

/** Throws a `ProblemError` when it would never end, or, of the family not-comparable, when there is no output to read. */
export async function runChecker(
  checker: Checker,
  check: CheckConfig,
  place: RunTools & { readonly cwd: string },
): Promise<CheckerOutput> {
  refuseUnstartable(checker, check)
  const isOwn = check.command === null && checker.proofArgs !== undefined
  const argv = isOwn ? ownCommand(checker, check, checker.proofArgs) : commandLine(checker, check)
  const isForPeople = !asksForJson(argv) && !(isCarrier(checker.name) && checker.patternFault === undefined)
  const result = await place.log.group(joinArguments(argv), (printAll) => {
    const print = upTo(mostEchoed, printAll)
    return place.process.run({
      argv,
      cwd: place.cwd,
      timeLimitMs: check.timeLimitMs,
      onOutput: (chunk, from) => {
        if (isForPeople || from === 'stderr') {
          print(chunk)
        }
      },
    })
  })
  const output = outputOf(result, argv[0])
  return isOwn ? { ...output, asked: true } : output
}

/** Characters of a checker's output that are shown as they come, some 40,000 lines: nobody reads more in a log. */
const mostEchoed = 4 * 1024 * 1024

function upTo(most: number, print: (chunk: string) => void): (chunk: string) => void {
  let left = most
  return (chunk) => {
    if (left > 0) {
      print(chunk.slice(0, left))
      left -= chunk.length
      if (left <= 0) {
        print('\n… (more than is shown here)\n')
      }
    }
  }
}

/** `--outputjson`, `--output-format json`, `--output.json.path=stdout`: nobody reads that in a log; a file `tsconfig.json` is no format. */
function asksForJson(argv: readonly string[]): boolean {
  return argv.some((argument, index) =>
    /^json2?$/.test(argument)
      ? argv[index - 1]?.startsWith('-')
      : /^-.*[^.]json2?$|^--output\.json\./.test(argument),
  )
}

/** Reads the text of an earlier step; `path` is absolute. */
export async function readOutput(path: string, check: CheckConfig, files: Files): Promise<CheckerOutput> {
  const file = { role: 'checker output', path, said: check.inputFile ?? path } as const
  return outputFromText(await requiredText(file, files), check.exitCode)
}

/** A text is all standard output; without its exit code the checker decides what that proves. */
export function outputFromText(
  text: string,
  exitCode: number | null,
  { piped = false }: { readonly piped?: boolean } = {},
): CheckerOutput {
  return {
    stdout: text,
    stderr: '',
    textOnly: true,
    ...(piped ? { piped } : {}),
    exit: exitCode === null ? { kind: 'unknown' } : { kind: 'code', code: exitCode },
  }
}

/** Asks for the version the way the checker is started; null when that can't be known. */
export async function checkerVersion(
  checker: Checker,
  check: CheckConfig,
  place: { readonly process: CheckerProcess; readonly cwd: string },
): Promise<string | null> {
  const command = checkerCommand(checker, check)
  if (command === null) {
    return null
  }
  const argv = [...command.launcher, '--version'] as const
  const { timeLimitMs } = check
  const result = await place.process.run({ argv, cwd: place.cwd, timeLimitMs, onOutput: () => undefined })
  return result.kind === 'exited' ? checker.readVersion(result.stdout) : null
}

function outputOf(result: ProcessResult, command: string): CheckerOutput {
  switch (result.kind) {
    case 'exited':
      return { stdout: result.stdout, stderr: result.stderr, exit: { kind: 'code', code: result.code } }
    case 'killed':
      return { stdout: result.stdout, stderr: result.stderr, exit: { kind: 'signal', signal: result.signal } }
    case 'timed-out': {
      const { stdout, stderr, limitMs, survivors } = result
      const printed = lastLines({ stdout, stderr, exit: { kind: 'unknown' } })
      throw new ProblemError({ kind: 'checker-timed-out', limitMs, survivors, lastLines: printed })
    }
    case 'too-large':
      throw new ProblemError({ kind: 'output-too-large', bytes: result.bytes, limit: result.limit })
    case 'not-found':
      throw new ProblemError({ kind: 'checker-not-found', command })
    case 'not-executable':
      throw new ProblemError({ kind: 'checker-not-executable', command, reason: result.reason })
  }
}
