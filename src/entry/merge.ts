/** The merge action: one result for all legs of a matrix. Its post step is that of the action. */
import { getInput, saveState } from '@actions/core'
import { runStep } from './step.ts'

saveState('started', 'true')
const done = await runStep(async (context, tools) => {
  const { mergeAction } = await import('#app/merge/merge-action.ts')
  return mergeAction(getInput, context, tools)
})
if (done) {
  saveState('finished', 'true')
}
