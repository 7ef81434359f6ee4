/**
 * Judges a run that printed nothing and ended with 0: of tsc, and of mypy's JSON, that is a clean run. A script that
 * lost its checker ends the same way (`tsc || true`), and only what is said on standard error tells them apart.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { CheckerOutput } from '../checker.ts'
import { outputText } from './output-text.ts'
import { unreadProblem } from './unread-lines.ts'

/** How shells, package managers and runtimes say that something did not happen. */
const failure =
  /\b(?:errors?|err!|failed|failure|fatal|exception|killed|terminated|aborted|denied|refused|missing|unknown|unable|cannot|could not|not (?:found|recognized|installed|permitted)|no such|can['’]t|couldn['’]t)(?!\w)/i
/** A warning is none, nor is a command that the shell traces (`set -x`), nor an image that docker has to fetch. */
const harmless =
  /^(?:\(node:\d+\) |\(Use `node |npm (?:warn|notice)\b|\s*warn(?:ing)?\b|\++ |Unable to find image '.*' locally$)/i

/** Null when nothing on standard error tells of a failure. */
export function blankRunProblem({ stderr }: CheckerOutput): CheckerProblem | null {
  return unreadProblem(outputText(stderr).lines.filter((line) => failure.test(line) && !harmless.test(line)))
}
