/** Recognises vue-tsc with TypeScript 7, which has no JavaScript of its own that could be changed. It checks nothing then. */
import type { CheckerOutput, Reading } from '../checker.ts'
import { describeExit } from '../output/exit-words.ts'
import { lastLines, outputText } from '../output/output-text.ts'

const notExported =
  /^Error \[ERR_PACKAGE_PATH_NOT_EXPORTED\]: Package subpath '\.\/lib\/tsc' is not defined\b/

/** Null when it is something else. */
export function nativeTypescript(output: CheckerOutput): Reading | null {
  const said = [...outputText(output.stdout).lines, ...outputText(output.stderr).lines]
  if (!said.some((line) => notExported.test(line))) {
    return null
  }
  const [exit, last] = [describeExit(output.exit), lastLines(output)]
  const unfit = { program: 'vue-tsc', part: 'TypeScript 7', fix: 'typescript@6' }
  return {
    kind: 'not-comparable',
    problem: { kind: 'checker-wrong-installation', exit, lastLines: last, unfit },
  }
}
