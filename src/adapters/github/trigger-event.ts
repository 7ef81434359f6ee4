/** Reads which run of which workflow a `workflow_run` event tells of; nothing else of the event is used. */
import * as v from 'valibot'
import type { TriggerEvent } from '#ports/run-context.ts'

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const payload = v.object({
  action: v.literal('completed'),
  workflow_run: v.object({
    id: number,
    run_attempt: v.optional(number),
    workflow_id: v.optional(number),
  }),
})

/** Reads the event file. A run that only starts is none. */
export function triggerEvent(name: string, event: unknown): TriggerEvent {
  const read = v.safeParse(payload, event)
  if (name !== 'workflow_run' || !read.success) {
    return { name, run: null }
  }
  const { id, run_attempt: attempt = null, workflow_id: workflowId = null } = read.output.workflow_run
  return { name, run: { id, attempt, workflowId } }
}
