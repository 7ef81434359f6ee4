/** The publish action: comments for a run that could not, from a workflow that runs none of its code. */
import { getInput } from '@actions/core'
import { context as runner } from '@actions/github'
import { triggerEvent } from '#adapters/github/trigger-event.ts'
import { runStep } from './step.ts'

await runStep(async (context, tools) => {
  const { publishAction } = await import('#app/publish/publish-action.ts')
  return publishAction(getInput, triggerEvent(runner.eventName, runner.payload), { ...tools, context })
})
