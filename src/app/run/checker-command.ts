/** Takes a command line apart: what starts the checker, and which words are the checker's own. */
import type { Checker } from '#checkers/checker.ts'
import type { CheckConfig } from '#config/config.ts'

/** `launcher` ends with the checker itself: `uv run mypy`, `python -m mypy`, `mypy`. */
export interface CheckerCommand {
  readonly launcher: readonly [string, ...string[]]
  /** null where a script of the project may add words of its own. */
  readonly args: readonly string[] | null
}

/** Whether a word of a command starts this checker. */
function starts({ executable, startsNothing, alsoCalled = [] }: Checker, word: string): boolean {
  return startsNothing !== true && [executable, ...alsoCalled].includes(programName(word))
}

/** Programs that start the one they are told to, with the words behind it. */
const runners =
  /^(?:uvx?|poetry|pdm|pipenv|rye|hatch|pixi|npx|pnpm|pnpx|yarn|bunx?|node|(?:python|pypy)[\d.]*)$/

/** Null where a script hides the checker (`make types`, `tox -e mypy src`): the words behind it are not the checker's. */
export function checkerCommand(checker: Checker, check: CheckConfig): CheckerCommand | null {
  const { command } = check
  if (command === null) {
    return checker.startsNothing === true ? null : { launcher: [checker.executable], args: check.args }
  }
  const at = command.findIndex((word) => starts(checker, word))
  const [program, ...rest] = command.slice(0, at + 1)
  const isLast = at === command.length - 1
  if (program === undefined || !(isLast || at === 0 || runners.test(programName(program)))) {
    return null
  }
  const isScript = rest.includes('run') && /^(?:npm|pnpm|yarn|bun)$/.test(programName(program))
  return { launcher: [program, ...rest], args: isScript ? null : [...command.slice(at + 1), ...check.args] }
}

/** Programs that start what a file of the project says. */
const taskRunners = /^(?:g?make|tox|nox|just|task|inv|invoke|poe|rake|npm|pnpm|yarn|bun)$/

/** Whether words behind the command would come to a script instead of the checker. */
export function hidesChecker(checker: Checker, check: CheckConfig): boolean {
  const [program = '', ...words] = check.command ?? []
  return checkerCommand(checker, check)?.args === null
    ? true
    : taskRunners.test(programName(program)) && words.every((word) => !starts(checker, word))
}

/** The interpreter that the checker runs in, as far as the launcher shows it; null where it does not. */
export function launcherPython({ launcher }: CheckerCommand): readonly [string, ...string[]] | null {
  const [program, ...rest] = launcher
  if (rest.at(-2) === '-m') {
    return [program, ...rest.slice(0, -2)]
  }
  return rest[0] === 'run' && /^(?:uv|poetry|pdm|pipenv|rye|hatch|pixi)$/.test(programName(program))
    ? [program, ...rest.slice(0, -1), 'python']
    : null
}

/** The name of a program without its folder and ending. */
export function programName(word: string): string {
  return word.replace(/^.*[\\/]/, '').replace(/\.(?:exe|cmd|ps1|js)$/, '')
}
