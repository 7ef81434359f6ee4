/** Reads which run a `workflow_run` event tells of; nothing else of the event is used. */
import * as v from 'valibot'

const payload = v.object({
  action: v.literal('completed'),
  workflow_run: v.object({ id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
})

/** `runId` is null for any other event, and for a run that only starts. */
export function triggerEvent(
  name: string,
  event: unknown,
): { readonly name: string; readonly runId: number | null } {
  const read = v.safeParse(payload, event)
  return { name, runId: name === 'workflow_run' && read.success ? read.output.workflow_run.id : null }
}
