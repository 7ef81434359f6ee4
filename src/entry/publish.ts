/** The publish action: comments for a run that could not, from a workflow that runs none of its code. */
import { getInput } from '@actions/core'
import { triggerEvent } from '#adapters/github/trigger-event.ts'
import { runnerFacts } from './runner-facts.ts'
import { runStep } from './step.ts'

await runStep(async (context, tools) => {
  const { publishAction } = await import('#app/publish/publish-action.ts')
  const { eventName, payload } = runnerFacts(process.env)
  return publishAction(getInput, triggerEvent(eventName, payload), { ...tools, context })
})
