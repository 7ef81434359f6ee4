/**
 * What every step of ours does around its use case: reads the runner, sets outputs, summary and exit code. What only a run
 * needs is loaded when there is one.
 */
import { getInput, setOutput, setSecret, summary } from '@actions/core'
import type { Ending, RunTools } from '#app/action/check-action.ts'
import { exitCodes } from '#model/verdict.ts'
import type { Log } from '#ports/log.ts'
import type { RunContext } from '#ports/run-context.ts'
import { reportBug } from './bug-report.ts'
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
    const onOutcome = (exitCode: number): void => {
      process.exitCode = exitCode
    }
    const ending = await useCase(context, { ports, onOutcome })
    for (const [name, value] of Object.entries(ending.outputs)) {
      setOutput(name, value)
    }
    await summary.addRaw(ending.summary).write()
    await tell(ending, ports.log)
    return true
  } catch (error) {
    setOutput('result', 'bug')
    process.exitCode = exitCodes.bug
    reportBug(error)
    return false
  }
}

async function tell(ending: Ending, log: Log): Promise<void> {
  const { problemLines } = await import('#render/problem-lines.ts')
  for (const problem of ending.warnings) {
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
}
