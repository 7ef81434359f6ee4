/** What differs from the baseline's run beside the sources, as a note. */
import { driftText, driftTitle } from '#messages/drift-texts.ts'
import type { RunDrift } from '#model/run-drift.ts'
import { proseText } from './prose.ts'

/** Nothing when nothing differs. */
export function driftSection(drift: readonly RunDrift[]): readonly string[] {
  if (drift.length === 0) {
    return []
  }
  const lines = drift.map((each) => `> - ${proseText(driftText(each).replace(/[\r\n]+/g, '⏎'))}`)
  return [`> **${driftTitle}:**\n>\n${lines.join('\n')}`]
}
