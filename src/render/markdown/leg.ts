/** What a leg of a matrix says of itself: that it was recorded, and who judges it. */
import { counted } from '../amount.ts'
import { markdownCode } from '../encode/markdown.ts'

/** The job summary of one leg. */
export function renderLegSummary(recorded: {
  readonly name: string
  readonly leg: string
  readonly errors: number
}): string {
  const { name, leg, errors } = recorded
  return [
    `### 📎 Leg ${markdownCode(leg)} of ${markdownCode(name)}: ${counted(errors, 'error')}`,
    'Recorded. Nothing is judged here: the job that uses `type-ratchet/type-ratchet/merge` compares all legs at once.',
    'For a check of its own in each job of the matrix, put the matrix’s values into `name`.\n',
  ].join('\n\n')
}
