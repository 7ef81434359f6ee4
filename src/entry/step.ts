/**
 * What every step of ours does around its use case: reads the runner, tells the ending, sets the exit code. What only a run
 * needs is loaded when there is one.
 */
import { debug, getInput, isDebug, setOutput, setSecret } from '@actions/core'
import type { Ending, RunTools } from '#app/action/ending.ts'
import { ProblemError } from '#model/problem.ts'
import { exitCodes } from '#model/verdict.ts'
import type { RunContext } from '#ports/run-context.ts'
import { reportBug } from './bug-report.ts'
import { tellEnding, tellProblem } from './ending.ts'
import { PhaseSeconds } from './phase-seconds.ts'
import { contextFromRunner } from './runner-context.ts'

/** Never throws; true when the use case came to its end, whatever the outcome. */
export async function runStep(
  useCase: (context: RunContext, tools: RunTools) => Promise<Ending>,
): Promise<boolean> {
  // Until the run says otherwise, an early end is ours: the runner must not see a success.
  process.exitCode = exitCodes.bug
  try {
    const token = getInput('github-token')
    if (token !== '') {
      // The runner knows its own token; one that a user made may not be known.
      setSecret(token)
    }
    const context = contextFromRunner(process.env)
    const { portsFor } = await import('./action-ports.ts')
    const ports = portsFor(context, token, process.env)
    const phases = new PhaseSeconds(ports.clock.now)
    phases.end('start')
    const onChecked = (): void => phases.end('checker')
    const onOutcome = (exitCode: number): void => {
      process.exitCode = exitCode
      phases.end('decision')
    }
    await tellEnding(await useCase(context, { ports, onChecked, onOutcome }), ports.log)
    phases.end('delivery')
    if (isDebug()) {
      debug(phases.line())
    }
    return true
  } catch (error) {
    if (error instanceof ProblemError) {
      process.exitCode = await tellProblem(error.problem)
      return true
    }
    setOutput('result', 'bug')
    process.exitCode = exitCodes.bug
    reportBug(error)
    return false
  }
}
