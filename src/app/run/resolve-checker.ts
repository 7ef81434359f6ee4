/** Decides which checker a project uses when the user leaves it open. Never guesses between two. */

import type { Checker } from '#checkers/checker.ts'
import { allCheckers, checkerFor } from '#checkers/registry.ts'
import { joinArguments } from '#config/argv.ts'
import type { CheckConfig } from '#config/config.ts'
import { invalid } from '#config/values.ts'
import type { CheckerBelow, FoundChecker } from '#model/config-problem.ts'
import { ProblemError } from '#model/problem.ts'
import type { Files } from '#ports/files.ts'
import { checkTargets } from '../setup/check-targets.ts'
import { foundChecks } from '../setup/found-checks.ts'
import { Tree } from '../setup/nearest-file.ts'
import { programName } from './checker-command.ts'
import { configurationNames, configuredCheckers } from './configured-checkers.ts'

/** Where a check runs. */
export interface CheckFolder {
  /** As files are opened. */
  readonly path: string
  /** From the repository's root, `.` for the root itself. */
  readonly inRoot: string
  /** As options name it: `--root DIR` where one was given, and the folder that `--cwd` would be. */
  readonly root: readonly string[]
  readonly said: string
}

/** The checker named, or named by the command, or the only one whose configuration is in the folder. */
export async function resolveChecker(
  check: CheckConfig,
  folder: CheckFolder,
  files: Files,
): Promise<Checker> {
  const checker = await chosen(check, folder, files)
  await requirePattern(checker, check)
  return checker
}

/** Throws a `ProblemError` of the family config-error unless there is a pattern that fits, where one is needed. */
async function requirePattern(
  { name, patternFault }: Checker,
  { pattern = null }: CheckConfig,
): Promise<void> {
  const value = pattern ?? ''
  const expected =
    patternFault === undefined
      ? pattern === null
        ? null
        : `empty with \`checker: ${name}\`, whose output is known; it goes with \`checker: pattern\``
      : await patternFault(value)
  if (expected !== null) {
    throw invalid({ input: 'pattern', value }, expected)
  }
}

async function chosen(check: CheckConfig, folder: CheckFolder, files: Files): Promise<Checker> {
  if (check.checker !== 'auto') {
    return checkerFor(check.checker)
  }
  const named = allCheckers.filter(
    ({ executable, startsNothing, inspect }) =>
      startsNothing !== true &&
      inspect === undefined &&
      check.command?.some((word) => programName(word) === executable),
  )
  const [onlyNamed] = named
  if (onlyNamed !== undefined && named.length === 1) {
    return onlyNamed
  }
  const { path, inRoot } = folder
  const candidates = await configuredCheckers(path, files)
  const [first, second] = candidates
  if (first === undefined) {
    throw new ProblemError({
      kind: 'checker-undetected',
      folder: inRoot,
      lookedFor: configurationNames(),
      below: await checkersBelow(folder, files),
    })
  }
  if (second !== undefined) {
    const found = await withTargets(candidates, path, files)
    throw new ProblemError({ kind: 'checker-ambiguous', found, folder: inRoot })
  }
  return checkerFor(first.checker)
}

async function checkersBelow(
  { path, root, said }: CheckFolder,
  files: Files,
): Promise<readonly CheckerBelow[]> {
  const found = await foundChecks({ root: path, only: null }, files)
  return found.map(({ checker, folder }) => ({
    checker,
    folder,
    options: joinArguments([...root, '--checker', checker, '--cwd', files.join(said, folder)]),
  }))
}

/** What each would have to be told in a check of its own. */
function withTargets(
  candidates: readonly FoundChecker[],
  folder: string,
  files: Files,
): Promise<readonly FoundChecker[]> {
  const tree = new Tree(folder, files)
  return Promise.all(
    candidates.map(async ({ checker, file }) => {
      const args = await checkTargets({ checker, file, folder: '' }, checkerFor(checker), tree)
      return args.length === 0 ? { checker, file } : { checker, file, args: joinArguments(args) }
    }),
  )
}
