/** The action's post step: when the main step was cut off, its pull-request comment must not stay green. */
import { getInput, getState } from '@actions/core'
import { abandonRun } from '#app/action/abandon.ts'
import { problemLines } from '#render/problem-lines.ts'
import { contextFromRunner, portsFor } from './action-ports.ts'
import { reportBug } from './bug-report.ts'

if (getState('started') === 'true' && getState('finished') !== 'true') {
  try {
    const context = contextFromRunner(process.env)
    const ports = portsFor(context, getInput('github-token'), process.env)
    const { warnings } = await abandonRun(getInput, context, ports)
    for (const problem of warnings) {
      ports.log.warning(problemLines(problem).join('\n'))
    }
  } catch (error) {
    reportBug(error)
  }
}
