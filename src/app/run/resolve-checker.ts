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

/** The checker named, or named by the command, or the only one whose configuration is in `folder`. */
export async function resolveChecker(check: CheckConfig, folder: string, files: Files): Promise<Checker> {
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

async function chosen(check: CheckConfig, folder: string, files: Files): Promise<Checker> {
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
  const candidates = await configuredCheckers(folder, files)
  const [first, second] = candidates
  if (first === undefined) {
    throw new ProblemError({
      kind: 'checker-undetected',
      folder: check.workingDirectory,
      lookedFor: configurationNames(),
      below: await checkersBelow(folder, files),
    })
  }
  if (second !== undefined) {
    const found = await withTargets(candidates, folder, files)
    throw new ProblemError({ kind: 'checker-ambiguous', found, folder: check.workingDirectory })
  }
  return checkerFor(first.checker)
}

async function checkersBelow(root: string, files: Files): Promise<readonly CheckerBelow[]> {
  const found = await foundChecks({ root, only: null }, files)
  return found.map(({ checker, folder }) => ({
    checker,
    folder,
    options: joinArguments(['--checker', checker, '--cwd', folder]),
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
