/** The merge action: one result for all legs of a matrix. Its post step is that of the action. */
import { getInput, saveState } from '@actions/core'
import { mergeAction } from '#app/merge/merge-action.ts'
import { runStep } from './step.ts'

saveState('started', 'true')
if (await runStep((context, tools) => mergeAction(getInput, context, tools))) {
  saveState('finished', 'true')
}
