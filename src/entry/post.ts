/**
 * The action's post step: when the main step was cut off, the files of the commit go back to their places, and its pull-request
 * comment must not stay green.
 */
import { getInput, getState, info, error as logError } from '@actions/core'
import { ProblemError } from '#model/problem.ts'
import { reportBug } from './bug-report.ts'

const moved = getState('moved')
if (moved !== '') {
  const { restoreMoved } = await import('./restore-moved.ts')
  const finished = getState('finished') === 'true'
  const told = await restoreMoved({ folder: moved, workspace: process.cwd(), finished }, process.env)
  if (told !== null) {
    const tell = told.isBack ? info : logError
    tell(told.text)
  }
}
if (getState('started') === 'true' && getState('finished') !== 'true') {
  try {
    const { abandonRun } = await import('#app/action/abandon.ts')
    const { problemLines } = await import('#render/problem-lines.ts')
    const { portsFor } = await import('./action-ports.ts')
    const { contextFromRunner } = await import('./runner-context.ts')
    const context = contextFromRunner(process.env)
    const ports = portsFor(context, getInput('github-token'), process.env)
    for (const problem of await abandonRun(getInput, context, ports)) {
      ports.log.warning(problemLines(problem).join('\n'))
    }
  } catch (error) {
    // An event that is none was told by the main step, and has no comment.
    if (!(error instanceof ProblemError)) {
      reportBug(error)
    }
  }
}
