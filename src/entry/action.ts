/** The action's main step. Reads the runner, calls one use case, sets outputs, summary and exit code. */
import { getInput, saveState, setOutput, summary } from '@actions/core'
import { checkAction, type Ending } from '#app/action/check-action.ts'
import { exitCodes } from '#model/verdict.ts'
import { problemLines } from '#render/text.ts'
import { contextFromRunner, portsFor } from './action-ports.ts'
import { reportBug } from './bug-report.ts'

// Until the run says otherwise, an early end is ours: the runner must not see a success.
process.exitCode = exitCodes.bug
try {
  saveState('started', 'true')
  const context = contextFromRunner(process.env)
  const ports = portsFor(context, getInput('github-token'), process.env)
  const ending = await checkAction(getInput, context, {
    ports,
    onOutcome: (exitCode) => {
      process.exitCode = exitCode
    },
  })
  for (const [name, value] of Object.entries(ending.outputs)) {
    setOutput(name, value)
  }
  await summary.addRaw(ending.summary).write()
  tell(ending, ports.log)
  saveState('finished', 'true')
} catch (error) {
  setOutput('result', 'bug')
  process.exitCode = exitCodes.bug
  reportBug(error)
}

function tell(ending: Ending, log: ReturnType<typeof portsFor>['log']): void {
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
