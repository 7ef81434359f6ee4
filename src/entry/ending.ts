/** Tells the runner how a step ended: outputs, summary, log. What the runner can't take is a warning and changes nothing. */
import { setOutput, summary } from '@actions/core'
import type { Ending } from '#app/action/ending.ts'
import { type Problem, problemFamilies } from '#model/problem.ts'
import { exitCodes } from '#model/verdict.ts'
import type { Log } from '#ports/log.ts'

/** Everything that is said of a finished run. */
export async function tellEnding(ending: Ending, log: Log): Promise<void> {
  const untold = [
    ...(await told('outputs', () => {
      for (const [name, value] of Object.entries(ending.outputs)) {
        setOutput(name, value)
      }
    })),
    ...(await told('job summary', () => summary.addRaw(ending.summary).write())),
  ]
  const { problemLines } = await import('#render/problem-lines.ts')
  for (const problem of [...ending.warnings, ...untold]) {
    log.warning(problemLines(problem).join('\n'))
  }
  const verdict = ending.problem === null ? ending.broken : problemLines(ending.problem)
  if (verdict.length > 0) {
    const write = ending.exitCode === 0 ? log.warning : log.error
    write(verdict.join('\n'))
  }
  for (const annotation of ending.annotations) {
    log.annotate(annotation)
  }
  log.info(`result: ${ending.outcome}`)
  for (const line of ending.closing) {
    log.info(line)
  }
}

/** For a step that found a problem before it had a run to tell of. Gives the exit code. */
export async function tellProblem(problem: Problem): Promise<number> {
  const { problemLines } = await import('#render/problem-lines.ts')
  const { runnerLog } = await import('#adapters/log/runner-log.ts')
  const { logLine } = await import('#render/encode/workflow-command.ts')
  const outcome = problemFamilies[problem.kind] === 'config-error' ? 'config-error' : 'not-comparable'
  const log = runnerLog(logLine)
  const untold = await told('outputs', () => setOutput('result', outcome))
  log.error([problem, ...untold].flatMap((one) => problemLines(one)).join('\n'))
  log.info(`result: ${outcome}`)
  return exitCodes[outcome]
}

/** The runner gives a file for each; it may be missing where something imitates the runner. */
async function told(what: string, tell: () => unknown): Promise<readonly Problem[]> {
  try {
    await tell()
    return []
  } catch (error) {
    if (error instanceof Error) {
      return [{ kind: 'runner-file', what, reason: error.message }]
    }
    throw error
  }
}
