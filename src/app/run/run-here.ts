/** Runs a checker here, whether it is a program or reads the sources itself. */
import type { Checker, CheckerOutput } from '#checkers/checker.ts'
import type { CheckConfig } from '#config/config.ts'
import { inspectTree, type TreeToInspect } from './inspect-tree.ts'
import { type RunTools, refuseUnstartable, runChecker } from './run-checker.ts'

/** Throws a `ProblemError` when it can't be run, or, of the family not-comparable, when there is no output to read. */
export async function runHere(
  checker: Checker,
  check: CheckConfig,
  place: RunTools & TreeToInspect,
): Promise<CheckerOutput> {
  if (checker.inspect === undefined) {
    return runChecker(checker, check, { ...place, cwd: place.base.cwd })
  }
  refuseUnstartable(checker, check)
  return inspectTree(checker.inspect, check, place)
}
