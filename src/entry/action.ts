/** The action's main step. Its post step looks at whether this one came to its end. */
import { getInput, saveState } from '@actions/core'
import { mainAction } from '#app/action/main-action.ts'
import { runStep } from './step.ts'

saveState('started', 'true')
if (await runStep((context, tools) => mainAction(getInput, context, tools))) {
  saveState('finished', 'true')
}
