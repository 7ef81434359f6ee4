/** The action's main step. Its post step looks at whether this one came to its end. */
import { getInput, saveState } from '@actions/core'
import { runStep } from './step.ts'

saveState('started', 'true')
const done = await runStep(async (context, tools) => {
  const { mainAction } = await import('#app/action/main-action.ts')
  return mainAction(getInput, context, tools)
})
if (done) {
  saveState('finished', 'true')
}
