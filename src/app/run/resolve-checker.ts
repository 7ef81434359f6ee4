/** Decides which checker a project uses when the user leaves it open. Never guesses between two. */

import type { Checker, ConfigFile } from '#checkers/checker.ts'
import { allCheckers, checkerFor } from '#checkers/registry.ts'
import { joinArguments } from '#config/argv.ts'
import type { CheckConfig } from '#config/config.ts'
import { invalid } from '#config/values.ts'
import type { FoundChecker } from '#model/config-problem.ts'
import { ProblemError } from '#model/problem.ts'
import type { Files } from '#ports/files.ts'
import { checkTargets } from '../setup/check-targets.ts'
import { Tree } from '../setup/nearest-file.ts'
import { programName } from './checker-command.ts'

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
    })
  }
  if (second !== undefined) {
    const found = await withTargets(candidates, folder, files)
    throw new ProblemError({ kind: 'checker-ambiguous', found, folder: check.workingDirectory })
  }
  return checkerFor(first.checker)
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

/** Every checker that a file of this folder configures, but those that another one stands for. */
export async function configuredCheckers(folder: string, files: Files): Promise<readonly FoundChecker[]> {
  const found: FoundChecker[] = []
  for (const checker of allCheckers) {
    for (const { name: file, marker } of telling(checker)) {
      const read = await files.read(files.join(folder, file))
      if (read.kind === 'read' && (marker === null || marker.test(read.text))) {
        found.push({ checker: checker.name, file })
        break
      }
    }
  }
  const superseded = found.flatMap(({ checker }) => checkerFor(checker).supersedes ?? [])
  return found.filter(({ checker }) => !superseded.includes(checker))
}

/** Names of files that may say which checker a project uses. */
export function configurationNames(): readonly string[] {
  return [...new Set(allCheckers.flatMap((checker) => telling(checker).map(({ name }) => name)))]
}

function telling({ configFiles, namedIn = [] }: Checker): readonly ConfigFile[] {
  return [...configFiles, ...namedIn]
}
