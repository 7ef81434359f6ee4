/**
 * Takes a run out of what started it: the recipe that is printed before the checker runs is chatter, and the code that the
 * wrapper says its command ended with is the checker's own. `make` ends with 2 whatever its recipe ended with, and `|| true`
 * hides a code that npm, pnpm and yarn still say. A checker sees neither; it is asked once, here.
 */
import type { Checker, CheckerOutput, Exit } from '../checker.ts'
import { isCommandOf } from './echoed-command.ts'
import { endingSignal } from './exit-words.ts'
import { outputText } from './output-text.ts'
import { isWrapperLine, toldExitCodes } from './wrapper-lines.ts'

/** The same checker for outputs that a wrapper has added to. */
export function unwrapping(checker: Checker): Checker {
  const starts = checker.startsNothing === true ? () => false : isCommandOf(checker.executable)
  // `mypy 2.4.1 (compiled: yes)` is what it prints of itself.
  const isCommand = (line: string): boolean => starts(line) && checker.readVersion(line) === null
  const account: Checker['account'] = (stdout) => checker.account(withMarkedCommand(stdout, isCommand))
  return {
    ...checker,
    account,
    read: (output, context) => {
      const stdout = withMarkedCommand(output.stdout, isCommand)
      return checker.read({ ...output, stdout, exit: innerExit({ ...output, stdout }, checker) }, context)
    },
  }
}

/** As yarn prints it: `$ mypy .`. Only in front of everything that the checker says. */
function withMarkedCommand(stdout: string, isCommand: (line: string) => boolean): string {
  let marked = ''
  let at = 0
  while (at < stdout.length) {
    const end = stdout.indexOf('\n', at)
    const next = end === -1 ? stdout.length : end + 1
    const line = outputText(stdout.slice(at, next)).lines[0] ?? ''
    const command = isCommand(line)
    if (!command && !isWrapperLine(line)) {
      break
    }
    marked += command ? `$ ${stdout.slice(at, next)}` : stdout.slice(at, next)
    at = next
  }
  return marked === '' ? stdout : marked + stdout.slice(at)
}

/** A quick look, because most texts have no such line. */
const mayTell = /(?:exit|Exit|errno|code|Error) (?:code |status )?\d/
/** What a shell says of a command that it could not start. */
const shellCodes: ReadonlySet<number> = new Set([126, 127])

/** The highest code that is told; several commands may have failed. The text of a finding is never asked. */
function innerExit(output: CheckerOutput, { account }: Checker): Exit {
  const { exit, stdout, stderr } = output
  const isOwn = endingSignal(exit) !== null || (exit.kind === 'code' && shellCodes.has(exit.code))
  if (isOwn || !(mayTell.test(stdout) || mayTell.test(stderr))) {
    return exit
  }
  const lines = outputText(stdout).lines
  const fates = toldExitCodes(lines).length > 0 ? account(stdout) : []
  const apart = lines.filter((_, at) => fates[at] === 'chatter')
  const codes = toldExitCodes([...apart, ...outputText(stderr).lines])
  return codes.length === 0 ? exit : { kind: 'code', code: Math.max(...codes) }
}
